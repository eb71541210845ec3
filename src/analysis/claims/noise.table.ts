/**
 * What stands in feed text and is no news: a sentence that any of these matches is never read further.
 * Grouped by what they catch; each is anchored or specific enough to leave reporting about the same words alone.
 */
export const NOISE: Readonly<Record<string, readonly RegExp[]>> = {
  /** Text that talks to a language model instead of a reader. */
  instructions: [
    /\b(?:ignore|disregard|forget|override|bypass)\b[^.!?]{0,40}\b(?:previous|prior|above|earlier|preceding|all|your|any|these|system)\b[^.!?]{0,30}\b(?:instructions?|prompts?|rules|guidelines|messages?|directions|context)\b/iu,
    /\b(?:system|developer) (?:prompt|message)\s*:|^\s*(?:system|assistant|user|human|ai|instructions?)\s*:/iu,
    /<\|[a-z_]+\|>|\[\/?INST\]|<<\/?SYS>>|^#{2,}\s*(?:instruction|system|response)/iu,
    /\b(?:you are (?:now )?(?:an?|the) (?:ai|assistant|language model|chatbot|helpful|model|summari[sz]er|bot)|as an ai (?:language )?model|act as an?|pretend (?:to be|you are))\b/iu,
    /^(?:please )?(?:respond|reply|output|print|answer|summari[sz]e|rewrite|repeat|translate|write|say|tell|include|mention|insert|post)\b[^.!?]{0,60}\b(?:only|exactly|nothing else|instead|the following|as follows|the readers?|the users?|this article|your (?:summary|answer|response|output)|in the (?:summary|card|answer|headline))\b/iu,
    /\b(?:ai|llm|model|assistant|bot|summari[sz]er)s?\s+(?:reading|processing|summari[sz]ing|seeing) this\b/iu,
    // Puts words into the mouth of a reader or a program: a model that obeys makes a "fact" of the second half.
    /\b(?:please|you (?:must|should|shall|will|have to|need to|are to))\b[^.!?]{0,60}\b(?:say|write|state|claim|report|tell|mention|conclude|answer|respond|output|post)\b|\b(?:assistants?|models?|AIs?|LLMs?|summari[sz]ers?|chatbots?|bots?|programs?)\b[^.!?]{0,60}\b(?:must|shall|should|has to|have to|needs? to|is to|are to)\b[^.!?]{0,20}\b(?:say|write|state|claim|report|mention|conclude|answer|respond|output|post) that\b/i,
    /\b(?:ignorier|vergiss|missachte)\w*\b[^.!?]{0,40}\b(?:anweisungen|regeln|prompts?)\b/iu,
    /\b(?:ignora|olvida|omite)\b[^.!?]{0,40}\b(?:instrucciones|reglas|indicaciones)\b/iu,
    /(?:忽略|无视|忘记|忘掉).{0,12}(?:指令|指示|提示|规则|说明)/u,
    /(?:指示|命令|プロンプト|ルール).{0,10}(?:無視|忘れ)/u,
  ],
  /** Markup, code and addresses that were left in the text. */
  markup: [
    /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>|<!--|-->|&(?:nbsp|amp|lt|gt|quot|#\d+);/iu,
    /\{\{|\}\}|\{%|%\}|\[\/?[a-z_]+(?:\s+[a-z]+=[^\]]*)?\]\(|\]\(https?:|\[caption\b|\[embed\b/iu,
    /\b(?:function\s*\w*\s*\(|var\s+\w+\s*=|const\s+\w+\s*=|document\.|window\.|=>\s*\{|@media\b|@import\b)/u,
    /[.#]?[\w-]+\s*\{\s*[\w-]+\s*:\s*[^}]*\}/u,
    /https?:\/\/\S{25,}|^\s*(?:https?:\/\/|www\.)\S+\s*$/iu,
    /[\w.+-]+@[\w-]+\.[a-z]{2,}/iu,
  ],
  /** Who wrote, edited, filmed or published it. */
  byline: [
    /^(?:By|BY|Von|Por|Text:|Words by|Written by|Posted by|Author:|Autor(?:in)?:)\s+(?:\p{Lu}[\p{L}.'’-]+[\s,]*(?:and|y|und|&)?\s*){1,6}(?:\s*[|•·–-].*|,\s*\p{Lu}[^.]{0,40})?\.?$/u,
    /\b(?:Reporting|Additional reporting|Editing|Writing|Compiled|Edited|Reported|Photos?|Photograph|Illustration|Graphics?|Video) by [:\p{Lu}]/u,
    /^(?:(?:Read more|More) (?:about|from) (?:the )?author|About the author|The author is|The writer is)\b/iu,
    /\b(?:contributed to this (?:report|story|article)|contact (?:the )?(?:reporters?|authors?|editors?)|(?:reporter|editor)s? on this story|responsible for this story)\b/iu,
    /^(?:记者|作者|责编|编辑|来源|文|撰文|責任編集|文・|取材)\s*[/／|:：]/u,
    /^(?:\p{Lu}[\p{L}.'’-]+\s){1,3}is (?:an?|the) (?:\p{L}+[ -]){0,4}(?:reporter|writer|journalist|editor|correspondent|columnist|contributor)\b/u,
  ],
  /** Newsletters, cookies, links to more, ads, rights. */
  promotion: [
    /\b(?:sign up|subscribe|register)\b[^.!?]{0,40}\b(?:newsletters?|our|free|inbox|updates|daily|weekly|digest|briefing|today!|now!|e-?mails?)\b/iu,
    /\b(?:our|the|this|weekly|daily|free|morning) newsletters?\b|\bnewsletter (?:abonnieren|anmelden)\b|\bboletín\b[^.]{0,30}\b(?:suscr|regístr)/iu,
    /\bsuscr[ií]b(?:ete|ase|irse)\b|\b(?:jetzt|hier) (?:anmelden|abonnieren|registrieren)\b|(?:订阅|关注).{0,10}(?:公众号|邮件|我们|频道)|(?:登録|購読|フォロー)(?:はこちら|してください|する方)|メールマガジン|メルマガ/iu,
    /^(?:read (?:more|also|next|the full|on|:)|also read|see also|related(?: (?:stories|articles|reading|content|coverage|topics))?\s*[:-]|more(?: (?:on|from|about) [^.]{1,60})?:|recommended|don['’]t miss|watch(?: now)?:|listen(?: to (?:this|the)|:)|you (?:may|might) (?:also )?like|up next|trending|top stories|editors['’] picks?|in case you missed|(?:lesen|lies) sie auch|mehr (?:zum thema|dazu)|lea también|leer más|te puede interesar|más información:|关联阅读|延伸阅读|相关阅读|阅读原文|点击.{0,8}(?:查看|阅读)|あわせて読みたい|関連記事|続きを読む)/iu,
    /\b(?:click (?:here|below|to)|tap here|follow (?:us|me|him|her|them) on|like us on|join (?:us|our)|download (?:our|the) app|share this|leave a comment|comments? (?:are|section)|continue reading|this post (?:first )?appeared|appeared first on|the post .{3,80} appeared)\b/iu,
    /\b(?:we use cookies|uses? cookies|accept (?:all )?cookies|cookie (?:policy|settings|preferences|consent|banner)|your (?:privacy|cookie) (?:choices|settings)|privacy policy|terms of (?:service|use)|manage (?:your )?(?:consent|preferences)|verwende(?:t|n) cookies|cookies? zustimmen|utiliza(?:mos)? cookies|acept(?:ar|o|as) (?:las |todas las )?cookies)\b|クッキーを(?:使用|利用)|使用\s*cookies?/iu,
    /\b(?:advertisement|advertorial|sponsored (?:content|post|by)|affiliate (?:links?|commission)|(?:earn|receive) (?:us )?an? (?:\w+ )?commission|buy (?:it )?now|limited[- ]time offer|% off|promo code|use code [A-Z0-9]+|werbung|anzeige|publicidad|patrocinado)\b(?!ing)/iu,
    /(?:©|\(c\)\s*\d{4}|\ball rights reserved\b|\bcopyright \d{4}|\balle rechte vorbehalten\b|\btodos los derechos reservados\b|版权所有|未经授权|無断転載|著作権は)/iu,
    /\b(?:enable javascript|ad ?blocker|your browser|log in to|create (?:an|a free) account|already a subscriber|subscriber[- ]only|start your (?:free )?trial|unlock (?:this|all)|get (?:unlimited|full) access|support our journalism|donate (?:now|today))\b/iu,
    /^\d+ min(?:ute)?s? read\b|^\d+ comments?$|^share$|^tags?:|^topics?:|^filed under/iu,
    /\b(?:early[- ]bird|get your (?:pass|ticket)s?|save up to \$?\d+|register now|tickets? (?:are )?on sale)\b/iu,
  ],
  /** What is said about the article or a picture, not about the world. */
  housekeeping: [
    // "Election officials hold a ballot paper at a polling station, April 5, 2014."
    /^\p{Lu}[^.]{10,140}\b(?:holds?|stands?|waits?|walks?|looks?|gestures?|speaks?|attends?|queues?|gathers?|poses?|waves?)\b[^.]*,? (?:on )?(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}\.$/u,
    /\b(?:this|the) (?:article|story|post|piece|report|page|headline) (?:was|has been|is being|will be|is) (?:\w+ )?(?:updated|corrected|amended|edited|republished|published|adapted|produced|generated|translated|reproduced|syndicated|originally|first)\b/iu,
    /^(?:correction|clarification|update[ds]?|editor['’]s note|editors['’] note|note to (?:readers|editors)|disclosure|disclaimer|last updated|(?:first )?published|updated on|originally published|korrektur|anmerkung der redaktion|hinweis|corrección|nota del editor|更正|编者按|编者注|声明|免责声明|訂正|編集部注)\s*[:：(\d]/iu,
    /\b(?:the views (?:and opinions )?expressed|(?:user )?comments or postings|does not endorse|opinions expressed|does not (?:constitute|necessarily reflect)|financial advice)\b/iu,
    /\((?:photo|image|picture|file|pic|ap photo|illustration|credit|foto|bild|imagen|图|写真)\b[^)]*\)|^(?:photo|image|picture|illustration|photograph|caption|credit|figure|fig\.|foto|bild|imagen|symbolbild|图|图片|图源|图说|写真|画像)\s*(?:\d+\s*)?(?:[:：/]|by\b|courtesy)|\b(?:file photo|image credits?|photo credits?|photo illustration|getty images|shutterstock|screenshot by|archivfoto|foto de archivo)\b|(?:资料图|图片来源|提供写真|画像提供|写真提供)/iu,
    /\b(?:is|are) (?:seen|pictured|shown) (?:here|in (?:this|an?)|above|below|on (?:a|the) screen)\b|\b(?:pictured|seen|shown) (?:above|below|here|left|right)\b|\bposes? (?:for|with) (?:a |the )?(?:photo|picture|camera)|\bin this (?:photo|picture|image|illustration|file|undated)\b|,? on display (?:at|in) .{3,60} on (?:\p{Lu}\p{L}+ \d|\d)/iu,
  ],
};
