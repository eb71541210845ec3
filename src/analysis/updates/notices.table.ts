/**
 * How publishers say that a report of their own was wrong, in five languages. Each pattern is tried on one sentence
 * (or a title) without what stands between quotation marks: "the journal retracted the paper" is news, not a notice.
 */

/** A cheap test that every notice passes. */
export const HINT =
  /correct|correcc|retract|withdr|pulled|clarif|earlier version|previous version|misstat|korr?ig|korrektur|richtig|früheren|zurückgezogen|widerruf|errata|errores|versión|versiones|retir|rectific|retract|更正|勘[误誤]|版本|撤[回稿下]|有[误誤]|訂正|お詫び|取り消|初出/iu;

/** The publisher takes a report back whole. */
export const RETRACTION: readonly RegExp[] = [
  /^\W*(?:retraction|retracted|withdrawn)\b\W*[:\])–—-]|^\W*(?:editor['’]s note|note to readers)\W+(?:we (?:have |are )?|this (?:article|story|report) (?:has been |was )?)(?:retract|withdr)/iu,
  /\bth(?:is|e) (?:article|story|report|post|piece) (?:has been|was|is being|is) (?:retracted|withdrawn|pulled|taken down)\b(?! (?:from (?:sale|stores)))/iu,
  /\bwe (?:have |are |hereby )?(?:retract(?:ed|ing)?|withdr(?:aw|ew|awn)|pulled) (?:this|our|that|the) (?:[\p{L}-]+ ){0,2}(?:article|story|report|reporting|post)\b/iu,
  /^\W*(?:zurückgezogen|widerruf)\s*[:\])–—-]/iu,
  /\b(?:dieser?|diesen|unser(?:en)?) (?:artikel|beitrag|text|bericht|meldung)\b[^.]{0,60}\b(?:zurückgezogen|zurückziehen|widerrufen)\b|\bwir (?:haben|ziehen)\b[^.]{0,40}\b(?:artikel|beitrag|bericht|meldung)\b[^.]{0,40}\bzurück(?:gezogen)?\b/iu,
  /^\W*(?:retractación|retractado|retirado)\s*[:\])–—-]/iu,
  /\b(?:est[ea]|nuestr[oa]) (?:artículo|noticia|nota|información|reportaje)\b[^.]{0,40}\b(?:retirad[oa]|retractad[oa])\b|\bhemos retirado (?:est[ea]|el|la|nuestr[oa]) (?:artículo|noticia|nota|información|reportaje)|\bnos retractamos de\b/iu,
  /^[【[（(]?(?:撤稿|撤回)(?:声明|聲明|通知)?[】\]）)]?\s*[:：]|(?:本文|本报道|本報道|本篇报道|该报道|本稿)[^。]{0,12}(?:已|予以|被)?(?:撤稿|撤回|撤下)|本[报報刊站网網](?:决定|決定|现|現)?[^。]{0,8}撤回[^。]{0,12}(?:报道|報道|文章|稿件)/u,
  /^[【[（(]?(?:取り消し|撤回)[】\]）)]?\s*[:：]?(?:本|当|この)|(?:この|本|当該)(?:記事|報道)[^。]{0,10}(?:取り消し|取り下げ|撤回)(?!を求)/u,
];

/** The publisher says that something in a report was wrong, or was put right. */
export const CORRECTION: readonly RegExp[] = [
  /^\W*(?:corrections?|corrected|clarification|erratum|corrects)\b\s*(?:[:\])–—-]|\((?:[^)]*)\)\s*:|(?:\w+ )?(?:figure|name|date|headline|paragraph|spelling|day|title)\b)/iu,
  /\b(?:an?|the) (?:earlier|previous|prior|original) version of th(?:is|e) (?:article|story|report|post|piece|headline)\b/iu,
  /\bth(?:is|e) (?:[\p{L}]+ \d{1,2} )?(?:article|story|report|post|piece|headline) (?:has been|was|is) (?:\w+ )?(?:corrected|amended)\b|\b(?:updated|amended|edited) to correct\b|\bwe (?:regret|apologi[sz]e for) the error\b/iu,
  /^\W*(?:korrektur|korrigiert|berichtigung|richtigstellung)\b\s*[:\])–—-]/iu,
  /\bin einer (?:früheren|vorherigen|ersten) (?:version|fassung)\b|\b(?:dieser?|diesen) (?:artikel|beitrag|text|meldung)\b[^.]{0,40}\b(?:korrigiert|berichtigt)\b|\bwir haben (?:das|den fehler|die stelle|die angabe)\b[^.]{0,30}\b(?:korrigiert|berichtigt)\b/iu,
  /^\W*(?:correcci[oó]n|rectificaci[oó]n|fe de (?:erratas?|errores)|aclaración)\s*[:\])–—-]/iu,
  /\b(?:una|la|en una) versi[oó]n (?:anterior|previa|inicial) de est[ea] (?:artículo|noticia|nota|información|texto)\b|\best[ea] (?:artículo|noticia|nota|texto) (?:ha sido|fue) corregid[oa]\b/iu,
  /^[【[（(]?(?:更正|勘误|勘誤|更正启事|更正啟事|更正声明|更正聲明)[】\]）)]?(?:\s*[:：]|(?=[】\]）)]))|^【(?:更正|勘误|勘誤)】|(?:本文|本报道|本報道|此报道|此報道)[^。]{0,16}(?:此前|早前|早先|之前|先前|原)[^。]{0,6}版本|(?:特此|现予|現予|予以)更正|(?:本文|本报道|本報道)[^。]{0,16}(?:已|作出|做出)更正/u,
  /^[【[（(]?(?:訂正|お詫びと訂正|訂正とお詫び)[】\]）)]?(?:\s*[:：]|(?=[】\]）)]))|^【(?:訂正|お詫びと訂正)】|(?:本|この|当)記事の(?:以前|当初|初出|旧)[^。]{0,4}(?:版|バージョン)|(?:初出時|当初の記事)[^。]{0,40}(?:訂正|誤り)|(?:訂正して)?お詫び(?:いたし|し)(?:て訂正し)?ます|訂正しました/u,
];

/** Verbs of another report that says a publisher took its own back or put it right; `%` stands for the name. */
export const SAID_OF: Readonly<Record<'retraction' | 'correction', readonly string[]>> = {
  retraction: [
    '%,?(?: has| have)? (?:retracted|withdrawn|withdrew|pulled) (?:its|the|that|an?) (?:[\\p{L}-]+ ){0,3}(?:story|report|article|claim)',
    '% (?:hat|zog) (?:seinen|ihren|den) (?:bericht|artikel)[^.]{0,30} zurück(?:gezogen)?',
    '% (?:ha )?(?:retirado|retiró|se retractó de|se ha retractado de) (?:su|la|el) (?:información|artículo|noticia|reportaje)',
    '%[^。]{0,8}撤回(?:了)?[^。]{0,10}(?:报道|報道|文章)',
    '%[^。]{0,12}(?:記事|報道)を(?:取り消|撤回)',
  ],
  correction: [
    '%,?(?: has| have)? corrected (?:its|the|that) (?:[\\p{L}-]+ ){0,2}(?:story|report|article)',
    '% hat (?:seinen|ihren|den) (?:bericht|artikel)[^.]{0,30} (?:korrigiert|berichtigt)',
    '% (?:ha corregido|corrigió|rectificó) (?:su|la|el) (?:información|artículo|noticia)',
    '%[^。]{0,8}更正(?:了)?[^。]{0,10}(?:报道|報道|文章)',
    '%[^。]{0,12}(?:記事|報道)を訂正',
  ],
};
