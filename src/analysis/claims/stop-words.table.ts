const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Function words by language: what a sentence needs and what says nothing about its subject. */
export const STOP_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: list(`
    a about above across after again against all almost along already also although always am among an and another any
    anyone anything are aren't around as at away back be became because become been before being below between both but by
    can cannot can't come could couldn't did didn't do does doesn't doing don't down during each either else even ever every
    few for from further get gets getting give given go goes going got had hadn't has hasn't have haven't having he her here
    hers herself him himself his how however i i'm i've if in including indeed instead into is isn't it it's its itself just
    last later least less let like likely made make makes making many may me might more most much must my myself near nearly
    need neither never new next no nor not now of off often on once one only onto or other others our ours out over own per
    perhaps put quite rather really said same say saying says see seen several shall she should shouldn't since so some such
    take taken than that that's the their theirs them themselves then there there's these they they're this those though
    through thus to together told too toward towards under until up upon us use used using very via was wasn't way we we're
    well went were weren't what when where whether which while who whom whose why will with within without won't would
    wouldn't yet you your yours yourself mr mrs ms monday tuesday wednesday thursday friday saturday sunday today yesterday
    tomorrow according`),
  de: list(`
    aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei beim bin
    bis bist da dadurch damit dann das dass dem den denn der deren des dessen die dies diese diesem diesen dieser dieses doch
    dort du durch ein eine einem einen einer eines er es etwa etwas euch für gegen hat hatte hatten habe haben hier hin hinter
    ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes jetzt kann kein keine keinem
    keinen keiner können könnte man mehr mein mit muss müssen nach nicht noch nun nur ob oder ohne sagte sagt sehr sei sein
    seine seinem seinen seiner seit sich sie sind so sowie soll sollen sollte über um und uns unser unter vom von vor war
    waren was weil weiter welche wenn wer werde werden wie wieder will wir wird wo wurde wurden würde würden zu zum zur
    zwischen laut`),
  es: list(`
    a al algo algunas algunos ante antes aquel aquella así aun aunque bajo bien cada casi como con contra cual cuando cuya
    cuyo de del desde donde dos durante e el él ella ellas ellos en entre era eran es esa esas ese eso esos esta está están
    estas este esto estos fue fueron ha había han hasta hay la las le les lo los más me mediante mi mientras mucho muy nada ni
    no nos o otra otras otro otros para pero poco por porque puede pueden que qué quien según se sea ser si sí sido sin sino
    sobre son su sus también tan tanto te tiene tienen toda todas todo todos tras tu un una unas uno unos y ya dijo`),
  zh: list(
    '的 了 在 是 和 与 及 或 也 都 就 而 着 将 把 被 对 从 到 向 为 以 于 等 这 那 该 其 有 他 她 它 们 我 你 个 一 一个 并 又 还 但 说 表示 称 之 中 上 下 日 月 年 已 已经 会 可以 可 能 要 让 由 更 最 很',
  ),
  ja: list(
    'の に は を た が で て と し れ さ ある いる も する から な こと として い や れる など なっ ない この ため その あっ よう また もの という あり まで られ なる へ か だ これ によって により おり より による ず なり られる において ば なかっ なく しかし について せ だっ でき それ う ので なお のみ でき き つ における および いう さらに でも ら たり その他 に関する たち ます です まし した して',
  ),
};
