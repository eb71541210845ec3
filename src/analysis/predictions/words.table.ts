/** How five languages say that something will be, was, will not be, or comes later. For `outcome.ts`. */
export interface OutcomeWords {
  /** Finds the predicted verb: groups `subject` (where the pattern knows it), `be` for a passive, `verb`, `object`. */
  readonly predicted: readonly RegExp[];
  /** Still to come, perhaps, or said by hearsay: a clause with it reports nothing that happened. */
  readonly pending: RegExp;
  readonly negation: RegExp;
  /** The matter is off. */
  readonly off: RegExp;
  /** The matter comes later; counts only with a date after the horizon. */
  readonly delayed: RegExp;
  /** Begins another phrase: what follows it is not what the verb is about. */
  readonly preposition: RegExp;
}

const RUN = '(?:(?:also|then|soon|likely|probably|finally|eventually|formally|officially|first|again)\\s+)*';

export const OUTCOME_WORDS: Readonly<Record<string, OutcomeWords>> = {
  en: {
    predicted: [
      new RegExp(
        `\\b(?:expects?|predicts?|forecasts?|anticipates?|projects?|wants?)\\s+(?<subject>[^,;]{2,90}?)\\s+to\\s+${RUN}(?<be>be\\s+)?(?<verb>\\p{Ll}+)(?<object>.*)`,
        'u',
      ),
      new RegExp(
        `(?<subject>.*?)\\b(?:is|are)\\s+(?:widely\\s+)?(?:expected|likely|set|due|scheduled|poised|projected|forecast|on track)\\s+to\\s+${RUN}(?<be>be\\s+)?(?<verb>\\p{Ll}+)(?<object>.*)`,
        'u',
      ),
      new RegExp(
        `(?<subject>.*?)\\b(?:plans?|intends?|aims?|promises|promised|pledged|agreed)\\s+to\\s+${RUN}(?<be>be\\s+)?(?<verb>\\p{Ll}+)(?<object>.*)`,
        'u',
      ),
      new RegExp(
        `(?<subject>.*?)\\b(?:will|would|could)\\s+${RUN}(?<be>be\\s+)?(?<verb>\\p{Ll}+)(?<object>.*)`,
        'u',
      ),
    ],
    pending:
      /\b(?:will|would|could|may(?! \d)|might|should|can|plan(?:s|ned|ning)?|intends?|expect(?:s|ed)?|hopes?|aims?|wants?|due|scheduled|set|poised|likely|likelihood|on track|about|soon|ready|prepar\w+|consider\w*|if|whether|until|unless|rumou?r\w*|reportedly|alleged\w*|almost|nearly|had (?:expected|hoped|planned)|applied|proposes?|proposed|asked|urged?|calls?|threaten\w*|denie[sd]|denied|vote on|wants?|seeks?|sought)\b|\?$/iu,
    negation:
      /\b(?:not|never|no|without|fail(?:s|ed)?|unable|instead of|rather than|neither|nor)\b|n['’]t\b/iu,
    off: /\b(?:cancel(?:s|led|ed)|call(?:s|ed) off|scrap(?:s|ped)|abandon(?:s|ed)|shelve[sd]|axe[sd]|reject(?:s|ed)|drop(?:s|ped) (?:its |the |a )?plans?|gave up|block(?:s|ed))\b/iu,
    delayed: /\b(?:delay(?:s|ed)|postpone[sd]|push(?:es|ed) back|put(?:s)? off)\b/iu,
    preposition: /^(?:to|of|on|about|for|at|in|with|over|from|by|into|against|toward|towards)$/u,
  },
  de: {
    predicted: [
      /(?<subject>.*?)\b(?:wird|werden|soll|sollen|dürfte|dürften|will|wollen)\b(?<object>.*?)\b(?<verb>\p{Ll}{3,}e?n)(?:\s+(?<be>werden))?[.,]/u,
      /(?<subject>.*?)\b(?:plant|planen|beabsichtigt)\b,?(?<object>.*?)\bzu (?<verb>\p{Ll}{3,}e?n)(?<be>)[.,]/u,
    ],
    pending:
      /\b(?:wird|werden|soll|sollen|will|wollen|könnte|könnten|dürfte|dürften|plant|planen|plante|geplant\w*|voraussichtlich|demnächst|bald|möchte|möchten|falls|wenn|ob|angeblich|fast|beinahe|würde|würden|fordert|erwägt|prüft|bestreitet|dementiert\w*)\b|\?$/iu,
    negation: /\b(?:nicht|kein\w*|nie|niemals|ohne|weder|statt)\b/iu,
    off: /\b(?:abgesagt|abgeblasen|gestrichen|aufgegeben|verworfen|gestoppt|abgelehnt|verzichtet|sagt\b[^.]*\bab|stoppt|streicht|lehnt\b[^.]*\bab)\b/iu,
    delayed: /\b(?:verschiebt|verschoben|verschob|verzögert|vertagt)\b/iu,
    preposition: /^(?:über|für|zu|zum|zur|um|von|vom|gegen|mit|wegen)$/u,
  },
  es: {
    predicted: [
      /(?<subject>.*?)\b(?:se espera que|se prevé que|prevé que|espera que)\s+(?<object>.*?\b(?<verb>\p{Ll}{3,}(?:a|e|an|en))\b(?<be>).*)/u,
      /(?<subject>.*?)\b(?:planea|planean|prevé|prevén|espera|pretende|pretenden|va a|van a)\s+(?<verb>\p{Ll}{2,}[aei]r)\b(?<be>)(?<object>.*)/u,
      /(?<subject>.*?)(?<!\p{L})(?<verb>\p{Ll}{2,}[aei]r(?:á|án))(?!\p{L})(?<be>)(?<object>.*)/u,
    ],
    pending:
      /(?<!\p{L})(?:podrí\p{L}+|puede|pueden|planea\p{L}*|prevé\p{L}*|espera\p{L}*|pretende\p{L}*|va a|van a|quiere\p{L}*|si|hasta que|próximamente|pronto|supuestamente|casi|estudia\p{L}*|considera\p{L}*|pide\p{L}*|exige\p{L}*|niega\p{L}*|negó|\p{L}{3,}(?:ará|erá|irá|arán|erán|irán|aría|ería|iría))(?!\p{L})|\?$/iu,
    negation: /(?<!\p{L})(?:no|nunca|sin|ni|tampoco|en lugar de)(?!\p{L})/iu,
    off: /(?<!\p{L})(?:canceló|cancelaron|cancelad[oa]|suspendió|suspendid[oa]|abandonó|abandonad[oa]|descartó|descartad[oa]|rechazó|rechazad[oa]|renunció|ha renunciado|ha cancelado|ha descartado)(?!\p{L})/iu,
    delayed: /(?<!\p{L})(?:aplaz\p{L}+|retras\p{L}+|pospus\p{L}+|posp\p{L}+)(?!\p{L})/iu,
    preposition: /^(?:en|de|del|para|por|sobre|con|a|al|hacia|contra)$/u,
  },
  zh: {
    predicted: [
      /(?<subject>.*?)(?:将|將|有望|拟|擬)(?<object>.*?)(?<verb>启用|启动|开业|开工|开放|投产|量产|停产|发布|推出|上线|上市|收购|批准|通过|签署|建成|完成|关闭|裁员|涨价|降价|上调|下调|交付|超过|达到|啟用|啟動|開業|發布|收購|通過|關閉)(?<be>)(?<rest>.*)/u,
    ],
    pending:
      /[将將拟擬]|计划|計劃|预计|預計|有望|可能|或许|料|准备|準備|希望|力争|即将|即將|考虑|考慮|据传|传闻|如果|是否|否认|要求|呼吁|[？?]/u,
    negation: /[未没沒不无無非]|拒绝|拒絕/u,
    off: /取消|搁置|擱置|放弃|放棄|叫停|否决|否決|终止|終止/u,
    delayed: /推迟|推遲|延期|延后|延後/u,
    preposition: /^$/u,
  },
  ja: {
    predicted: [
      /(?<subject>.*?)(?<object>)(?<verb>[\p{Script=Han}\p{Script=Katakana}ー]{2,4})(?<be>)(?:する|される|を)?(?:見通し|見込み|予定|計画|方針|と予想|とみられ|だろう)/u,
    ],
    pending:
      /予定|見通し|見込み|計画|方針|だろう|でしょう|可能性|目指|検討|予想|とみられ|かもしれ|れば|という噂|否定|求め|へ。|[？?]/u,
    negation: /ない|なかった|ず[、に]|ません/u,
    off: /中止|断念|撤回|見送|取りやめ|白紙/u,
    delayed: /延期|先送り|遅れ/u,
    preposition: /^$/u,
  },
};

/** Past forms that are not the verb with "-ed". */
export const IRREGULAR: Readonly<Record<string, string>> = {
  buy: 'bought',
  sell: 'sold',
  win: 'won',
  lose: 'lost',
  begin: 'began begun',
  rise: 'rose risen',
  fall: 'fell fallen',
  grow: 'grew grown',
  cut: 'cut',
  hit: 'hit',
  pay: 'paid',
  lay: 'laid',
  build: 'built',
  meet: 'met',
  take: 'took taken',
  make: 'made',
  give: 'gave given',
  go: 'went gone',
  come: 'came',
  leave: 'left',
  send: 'sent',
  spend: 'spent',
  hold: 'held',
  put: 'put',
  set: 'set',
  shut: 'shut',
  quit: 'quit',
  become: 'became become',
  bring: 'brought',
  run: 'ran run',
  fly: 'flew flown',
  drive: 'drove driven',
  choose: 'chose chosen',
  withdraw: 'withdrew withdrawn',
  lead: 'led',
  find: 'found',
  keep: 'kept',
  lend: 'lent',
  break: 'broke broken',
  overtake: 'overtook overtaken',
};

/** Past forms that report one and the same event. Narrower than the checker's synonyms: "announced" opens nothing. */
export const SAME_DEED: readonly string[] = [
  'opened inaugurated',
  'launched released',
  'bought acquired',
  'approved adopted passed cleared',
  'cut reduced slashed',
  'began started begun',
  'closed shut',
  'ended finished concluded',
];
