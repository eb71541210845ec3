import type { Cues } from './cues.ts';

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const DAY = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)';
const SPEECH =
  '(?:said|says|told|added|noted|wrote|explained|announced|reported|confirmed|according to|argued|warned)';

/** English. */
export const en: Cues = {
  change: [
    [
      /\b(?:announce[sd]?|launch(?:es|ed)|unveil(?:s|ed)|introduce[sd]|release[sd]|publish(?:es|ed)|open(?:s|ed)|sign(?:s|ed)|approve[sd]|reject(?:s|ed)|rule[sd]|vote[sd]|pass(?:es|ed)|agree[sd]|acquire[sd]|buys?|bought|sold|raise[sd]|cut|cuts|ban(?:s|ned)|fine[sd]|sue[sd]|file[sd]|charge[sd]|arrest(?:s|ed)|designate[sd]|name[sd]|appoint(?:s|ed)|resign(?:s|ed)|won|wins|lost|killed|hit|struck|shut|halt(?:s|ed)|suspend(?:s|ed)|recall(?:s|ed)|disclose[sd]|discover(?:s|ed)|found|breach(?:es|ed)|leak(?:s|ed)|order(?:s|ed)|begins?|began|started|ended|replace[sd]|update[sd]|add(?:s|ed)|ship(?:s|ped)|plans? to|will)\b/u,
      1,
    ],
    [
      new RegExp(
        `\\b(?:on (?:${DAY}|${MONTH} \\d)|today|yesterday|this (?:week|morning|month)|last (?:week|night))\\b`,
        'u',
      ),
      0.5,
    ],
  ],
  significance: [
    [
      /\bmatters? (?:to|for|beyond|because|since|more|most|less)\b|\bat stake\b|\bstands? to (?:gain|lose|benefit)\b|\bshows? (?:that|why|how|where)\b|\b(?:is|are) (?:decisive|a warning)\b/iu,
      2,
    ],
    [
      /\b(?:means that|meaning that|which means|this means|that means|mean(?:s|ing)? (?:the|a|more|less|fewer|no))\b/iu,
      2,
    ],
    [
      /\b(?:would|will|could|might|can) (?:also )?(?:allow|let|give|make|require|force|enable|help|bring|affect|reshape|change|cost|save|put|lead|open|hurt|benefit|weaken|strengthen|limit|raise|reduce|accelerate|threaten|undermine|deepen)\b/iu,
      1.6,
    ],
    [
      /\b(?:the (?:first|largest|biggest|worst|fastest|highest|lowest|most \w+|longest|deadliest)|for the first time|unprecedented|record(?:-breaking)?\b(?! (?:label|company|button))|milestone|turning point|landmark|historic)\b/iu,
      1.3,
    ],
    [
      /\b(?:signal(?:s|ed|ling)?|underscore[sd]?|highlight(?:s|ed)?|reflect(?:s|ed)?|mark(?:s|ed) (?:a|the|an)|raises? (?:questions|concerns|fears|the stakes|the prospect)|paves? the way|opens? the door|sets? a precedent|comes? (?:as|amid|at a time)|amid)\b/iu,
      1.3,
    ],
    [
      /\b(?:analysts?|experts?|critics|economists?|researchers|observers|industry groups?|advocates)\b[^.]{0,40}\b(?:say|said|says|warn|warned|argue|argued|expect|believe|fear)\b/iu,
      1.2,
    ],
    [
      /\b(?:significant(?:ly)?|major|critical|crucial|key (?:step|part|role|reason)|essential|serious|severe|dramatic(?:ally)?|widespread|important|vital|strategic)\b/iu,
      0.8,
    ],
    [
      /\b(?:impact|consequences?|implications?|threat(?:en(?:s|ed|ing)?)?|risks?|pressure|advantage|bottleneck|shortage|rel(?:y|ies|iance)|depends?|dependence|affect(?:s|ed|ing)?|benefits?|boost|blow|vulnerable|at stake)\b/iu,
      0.9,
    ],
    [
      /\b(?:so that|as a result|in order to|aim(?:s|ed) (?:to|at)|intended to|designed to|part of (?:a|the) (?:broader|wider|larger))\b/iu,
      1,
    ],
    [
      /(?:[$€£¥]\s?\d[\d.,]*\s?(?:million|billion|trillion|bn|m)\b|\b\d[\d.,]*\s?(?:million|billion|trillion|percent|per cent)\b|\d%)/iu,
      0.6,
    ],
    [
      /\b(?:customers?|users?|consumers?|buyers?|suppliers?|companies|businesses|developers|investors|patients|workers|competitors|rivals|industry|market|supply chains?|jobs|prices?|costs?)\b/iu,
      0.5,
    ],
  ],
  next: [
    [
      /\bshould (?:now |first |also )?(?:watch|ask|find out|record|treat|test|fix|keep|name|rehearse|read|look|plan|compare|document)\b/iu,
      2.6,
    ],
    [
      /\b(?:should|must|need to|are (?:urged|advised|asked|encouraged|recommended) to|is (?:urged|advised|recommended) to)\s+(?:\w+ )?(?:update|upgrade|patch|install|rotate|check|review|apply|migrate|switch|disable|reset|change|move|stop|avoid|prepare|comply|register|report|restart)\b/iu,
      3,
    ],
    [
      /\b(?:urge[sd]?|advise[sd]?|recommend(?:s|ed)?|warn(?:s|ed)?)\b[^.]{0,60}\bto (?:update|upgrade|patch|install|rotate|check|review|apply|migrate|switch|disable|reset|change|avoid)\b/iu,
      3,
    ],
    [
      /\b(?:is|are|was|were|been) (?:also )?(?:due|scheduled|slated|set|planned) (?:to|for|on|in|at|within)\b|\bscheduled (?:for|to)\b/iu,
      2.2,
    ],
    [
      /\b(?:will|to) be (?:\w+ )?(?:available|released|published|held|rolled out|opened|required|made available|announced|decided|discussed|put to|heard|presented|launched|shipped)\b/iu,
      2,
    ],
    [
      /\bdeadline|\b(?:appl(?:y|ications?)|registration|nominations?|submissions?|comments?)\b[^.]{0,30}\b(?:open|close|due|until|by|accepted|through)\b/iu,
      2.2,
    ],
    [
      /\bcan (?:now |already |also )?(?:apply|register|sign up|download|join|test|try|upgrade|request|enrol|enroll|opt (?:in|out)|preorder|pre-order|comment)\b/iu,
      2.2,
    ],
    [
      /\b(?:patch(?:es)?|fix(?:es)?|update|hotfix|workaround)\b[^.]{0,30}\b(?:is|are|was|were|has been|have been) (?:now )?(?:available|released|published|out|issued)\b|\b(?:fixed|patched) in (?:version )?\d/iu,
      2.4,
    ],
    [
      /\b(?:is|are) (?:now |already )?available (?:now|today|from|for|on|at|as|in|to|via|through|starting)\b/iu,
      1.6,
    ],
    [
      /\b(?:vote|hearing|trial|summit|forum|conference|consultation|comment period|election|launch|ruling|verdict|decision|meeting|talks|event|review|inquiry)\b[^.]{0,50}\b(?:will|is (?:due|set|expected|scheduled)|scheduled|takes? place|opens?|begins?|starts?|expected)\b/iu,
      1.8,
    ],
    [
      /\b(?:takes? effect|(?:come|enter)s? into (?:force|effect)|goes? (?:live|into effect)|phased in)\b/iu,
      2,
    ],
    [
      /\b(?:is|are) (?:also )?expected to (?:be (?:released|published|announced|completed|available|held)|begin|start|open|launch|ship|decide|vote|rule|announce|publish|release|arrive|meet|return|appear)\b/iu,
      2,
    ],
    [/\b(?:starting|beginning|opens?|begins?|effective) (?:on|in|from|next|this)\b/iu, 1.2],
    [
      /\b(?:plans?|intends?|promised|pledged|vowed|agreed) to\b|\bwill (?:begin|start|continue|meet|decide|vote|publish|release|open|hold|ship|launch|roll out|appeal|consider|review|hear|announce|present|debate)\b/iu,
      1.3,
    ],
    [
      new RegExp(
        `\\b(?:by|until|before|from|on) (?:the end of |early |late |mid-)?(?:${MONTH}|20\\d\\d|next (?:week|month|year|quarter|spring|summer|autumn|fall))\\b`,
        'iu',
      ),
      0.8,
    ],
    [
      /\b(?:next (?:week|month|year|quarter)|later this (?:week|month|year)|in the coming (?:days|weeks|months)|soon)\b/iu,
      0.9,
    ],
  ],
  prediction: [
    [
      /\b(?:forecasts?|predict(?:s|ed|ions?)?|projects? (?:that|a \d)|projected|projections?|anticipates?|foresees?)\b/iu,
      2,
    ],
    [
      /\b(?:is|are|was|were) (?:widely )?(?:expected|projected|predicted|forecast|likely|poised|bound|on (?:track|course)) to\b/iu,
      2,
    ],
    [/\b(?:expects?|estimates?)\b[^.]{0,60}\b(?:to|will|would|by)\b/iu, 1.6],
    [/\b(?:by|in|until|through) (?:the end of )?(?:20[2-9]\d|the decade|next year)\b/iu, 1],
    [
      /\b(?:over|in|within) the (?:next|coming) (?:\w+ )?(?:weeks|months|quarters?|years?|decade|days)\b/iu,
      1,
    ],
    [/\bwill\b(?! (?:have to )?be (?:held|presented|heard))/iu, 1.3],
    [/\b(?:could|likely)\b/iu, 0.8],
    [/\b(?:may|might)\b(?! \d)/u, 0.4],
    [/\b(?:analysts?|economists?|experts?|researchers|the (?:agency|bank|company|ministry))\b/iu, 0.4],
  ],
  reason:
    /\b(?:because|since (?!\d|last|early|late|the (?:start|beginning))|due to|driven by|owing to|thanks to|in response to|fuel+ed by|given (?:the|that)|necessitat\w+|needs? (?:to|more)|are being (?:implemented|introduced|built))\b/iu,
  because: /(?:,? because|, since)\s+(?<reason>(?!of\b)[^,;]{15,}[^;]*)$/u,
  advice:
    /\b(?:should|must|are (?:urged|advised|asked) to|asks? all|can (?:apply|download|register|join))\b/iu,
  dangling:
    /^(?:(?:he|she|they|him|his|her|hers|their|theirs|it|its|i|we|our|my|you|your|these|those|both|neither|either|another|others?|such|so|then|there|here|one|some|many|most|each|all of (?:them|this|that)|the (?:latter|former|same|other|others|pair|duo|two|three|trio|man|woman|document|statement|report|spokes\w+)|not|nor|only|even|for example|for instance|instead|still|yet|too|asked|speaking|when asked|that['’]s|it['’]s|he['’]s|she['’]s|they['’]re|who|which|what|why|how|where|whether|if|once|unlike that)\b|["“]|[^,]{3,90},\s+(?:he|she|they|it|his|her|their)\b|(?:in|on|by|after|since|until) [^,]{1,24}\s(?:he|she|they)\b)/iu,
  pointing:
    /^(?:this|that|the (?:move|decision|deal|change|step|plan|ruling|announcement|law|rule|rules|vote|policy|launch|release|update|attack|flaw|bug|agreement|merger|acquisition|order|ban|measure|initiative|designation|vulnerability|model|tool|service|system|feature|company|firm|startup|agency|government|ministry))\b/iu,
  connectives:
    /^(?:however|meanwhile|in addition|additionally|moreover|furthermore|also|in other words|of course|indeed|in fact|nevertheless|nonetheless|therefore|thus|as a result|consequently|overall|notably|importantly|separately|similarly|on the other hand|that said|to be sure|at the same time|finally|still|plus|specifically|for its part|for now)\s*,\s*|^(?:but|and|so|yet)\s+(?!far\b)/iu,
  personal: /\b(?:I|I['’]m|I['’]ve|we|we['’]re|we['’]ve|our|ours|us|my|me|you|your|you['’]re|let['’]s)\b/u,
  attributions: [
    new RegExp(
      `,["”]?\\s+(?:(?:the|an?)\\s+)?[^,.;]{2,60}?\\s+${SPEECH}(?:\\s+(?:on ${DAY}|today|in (?:a|an) [^,.]{3,40}|${DAY}))?(?=\\.$)`,
      'u',
    ),
    /,\s+(?:according to|as reported by)\s+[^,]{2,80}(?=\.$)/u,
    /^According to [^,]{2,80},\s+/u,
    new RegExp(
      `^[^,.;"“”]{2,60}?\\s(?:said|announced|confirmed|reported|says)(?:\\s+(?:on\\s+)?(?:${DAY}|today))?(?:\\s+in (?:a|an) [^,.]{3,30})?\\s+that\\s+`,
      'u',
    ),
  ],
  tails: [
    /,\s+(?:which|who|whose|where)\s[^,;]*(?=[.]$)/u,
    /[,;]?\s+(?:while|although|though|whereas)\s[^;]*(?=[.]$)/u,
    /,\s+(?:as|after|following|amid|with|including|adding|citing|noting|making|marking|bringing|giving|up from|down from|compared with|and)\s[^;]*(?=[.]$)/u,
    /\s+(?:as part of|in what|in a bid to|ahead of|in an effort to)\s[^,;]*(?=[.]$)/u,
    /\s[–—]\s[^–—]*(?=[.]$)/u,
    /;\s[^;]*(?=[.]$)/u,
  ],
  hedged:
    /\?$|\b(?:would have|could have|was to|were to|had (?:expected|predicted)|if)\b|^(?:if|whether)\b/iu,
};
