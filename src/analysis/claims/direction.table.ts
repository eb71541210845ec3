/**
 * Words that say which way something went: on a line, left and right are opposites. A claim's word needs one
 * of its own side in its source; stems, so that "approve", "approved" and "approval" are one.
 */
export const DIRECTIONS: readonly (readonly [string, string])[] = [
  ['fast faster quick quicker quickly', 'slow slower slowly'],
  [
    'rise rises rising rose risen increase increases increased increasing grow grows growing grew grown growth gain gains gained climb climbs climbed climbing jump jumps jumped surge surges surged surging soar soared soaring higher up expand expands expanded expansion advance advanced rally rallied double doubled triple tripled boost boosts boosted raise raises raised raising accelerate accelerated accelerates widen widened more exceeded exceed steigen steigt stieg gestiegen wächst wuchs höher mehr subir sube subió aumenta aumentó crece creció 上涨 增长 上升 增加 提高 上昇 増加 拡大',
    'fall falls falling fell fallen decrease decreases decreased decreasing decline declines declined declining drop drops dropped dropping plunge plunged slump slumped slide slid tumble tumbled shrink shrank shrunk lower down cut cuts cutting reduce reduces reduced reducing reduction loss slow slowed slows dip dipped sink sank contract contracted narrow narrowed less fewer halve halved weaken weakened lowered lowers slip slips slipped erode eroded dwindle dwindled sinken sinkt sank gesunken fiel niedriger weniger bajar baja bajó cae cayó disminuye disminuyó 下跌 下降 减少 降低 下滑 减少 低下 減少 下落 縮小',
  ],
  [
    'approve approves approved approving approval pass passes passed accept accepts accepted allow allows allowed permit permits permitted clear cleared back backs backed endorse endorsed adopt adopted adopts authorize authorized authorise authorised ratify ratified uphold upheld grant granted agree agreed agrees sign signs signed support supports supported green-lit greenlit genehmigt genehmigte erlaubt erlaubte billigte aprueba aprobó permite autoriza 批准 通过 允许 同意 承認 可決 許可',
    'reject rejects rejected rejecting rejection block blocks blocked blocking ban bans banned banning veto vetoed vetoes deny denies denied denying refuse refuses refused oppose opposes opposed prohibit prohibits prohibited forbid forbids forbade overturn overturned overturns dismiss dismissed dismisses decline declined declines disallow disallowed struck invalidate invalidated halt halted ablehnt lehnt lehnte verbietet verbot rechaza rechazó prohíbe prohibió bloquea 拒绝 否决 禁止 阻止 反对 却下 否決 拒否',
  ],
  [
    'win wins won winning victory prevail prevailed beat beats defeat defeated gewinnt gewann gana ganó 获胜 赢得 胜诉 勝訴 勝利',
    'lose loses lost losing loss defeat fail failed fails forfeited verliert verlor pierde perdió 败诉 输掉 失利 敗訴 敗北',
  ],
  [
    'buy buys bought buying acquire acquires acquired acquiring acquisition purchase purchased purchases takeover kauft kaufte übernimmt übernahm compra compró 收购 购买 買収 購入',
    'sell sells sold selling divest divested sale sales offload offloaded verkauft verkaufte vende vendió 出售 卖出 売却',
  ],
  [
    'start starts started starting begin begins began begun launch launches launched launching open opens opened opening introduce introduces introduced resume resumes resumed restart restarted unveil unveiled releases released release debut debuted startet startete beginnt begann eröffnet lanza lanzó inicia inició abre abrió 开始 启动 推出 发布 開始 公開',
    'stop stops stopped stopping end ends ended ending close closes closed closing shut shuts shutting shutdown discontinue discontinued discontinues cancel cancels cancelled canceled cease ceased suspend suspends suspended halt halts halted terminate terminated withdraw withdrew withdrawn scrap scrapped pause paused pauses retire retired beendet stoppt schließt schloss termina cierra cerró suspende 停止 关闭 终止 暂停 取消 停止 終了 中止',
  ],
  [
    'hire hires hired hiring recruit recruited appoint appointed appoints join joins joined 聘用 任命 採用 就任',
    'fire fires fired firing dismiss dismissed layoff layoffs laid sack sacked resign resigned resigns leave leaves left quit quits oust ousted departed 解雇 裁员 辞职 辞任 退任',
  ],
  ['guilty convicted convict liable', 'innocent acquitted acquit cleared exonerated'],
  [
    'succeed succeeds succeeded success successful successfully 成功',
    'fail fails failed failing failure unsuccessful 失败 失敗',
  ],
  [
    'strengthen strengthened strengthens strong stronger improve improves improved improving improvement better tighten tightened tightens 加强 改善 強化',
    'weaken weakened weakens weak weaker worsen worsened worsens worse deteriorate deteriorated loosen loosened ease eased relax relaxed 削弱 恶化 悪化 緩和',
  ],
  ['before', 'after'],
  ['import imports imported 进口 輸入', 'export exports exported 出口 輸出'],
  [
    'profit profits profitable gewinn beneficio 盈利 黒字',
    'loss losses unprofitable verlust pérdida 亏损 赤字',
  ],
  [
    'add adds added adding include includes included including',
    'drop drops dropped remove removes removed removing exclude excludes excluded delete deleted',
  ],
  ['enable enables enabled', 'disable disables disabled prevent prevents prevented'],
  [
    'maximum most largest biggest highest best fastest oldest',
    'minimum least smallest lowest worst slowest youngest newest',
  ],
  [
    'confirm confirmed confirms admit admitted admits acknowledge acknowledged 承认 认可 認めた',
    'deny denied denies dispute disputed disputes refute refuted reject rejected 否认 否定',
  ],
  ['majority', 'minority'],
  ['impose imposes imposed imposing', 'lift lifts lifted lifting abolish abolished repeal repealed'],
  ['legal lawful lawfully', 'illegal unlawful unlawfully unconstitutional violates violated'],
  ['true correct accurate safe secure', 'false wrong incorrect inaccurate unsafe insecure'],
];

/** Words that turn round what follows them. */
export const NEGATORS: ReadonlySet<string> = new Set(
  `not no never without neither nor cannot none nobody nothing hardly barely unable nicht kein keine keinen keiner keinem nie niemals
  ohne sin nunca jamás tampoco ningún ninguna`.split(/\s+/),
);

/** Between a negator and what it negates: "not yet been approved". */
export const BETWEEN: ReadonlySet<string> = new Set(
  `yet been be being have has had so any the a an to longer only ever even still much many more really fully currently immediately is are was were expect expects expected plan plans planned intend intends intended want wants going able`.split(
    /\s+/,
  ),
);

/** Verbs that say that something did not happen, from a claim's "not". */
export const REFUSALS: ReadonlySet<string> = new Set(
  `refuse refused refuses refusing decline declined declines deny denied denies reject rejected rejects fail failed fails block blocked
  blocks ban banned bans halt halted stop stopped withhold withheld cancel cancelled canceled scrap scrapped delay delayed postpone
  postponed lack lacks lacked avoid avoided prevent prevented prevents prohibit prohibited unable unlikely impossible absent exclude
  excluded exempt exempted opposes opposed against except unavailable closed ruled annul annulled annuls overturn overturned struck lift lifted waive waived void`.split(
    /\s+/,
  ),
);

/** Verbs that turn round what they are said of, as "not" does: "lifted a ban", "failed to win", "drops support". */
export const TURNERS: ReadonlySet<string> = new Set(
  `lift lifts lifted drop drops dropped end ends ended refuse refuses refused decline declines declined fail fails failed stop stops
  stopped repeal repealed`.split(/\s+/),
);
