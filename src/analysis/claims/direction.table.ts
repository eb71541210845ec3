/**
 * Words that say which way something went: on a line, left and right are opposites. A claim's word needs one
 * of its own side in its source; stems, so that "approve", "approved" and "approval" are one.
 */
export const DIRECTIONS: readonly (readonly [string, string])[] = [
  [
    'fast faster quick quicker quickly schneller rápido rápida más rápido 更快 速い',
    'slow slower slowly langsamer lento lenta 更慢 遅い',
  ],
  [
    'rise rises rising rose risen increase increases increased increasing grow grows growing grew grown growth gain gains gained climb climbs climbed climbing jump jumps jumped surge surges surged surging soar soared soaring higher up expand expands expanded expansion advance advanced rally rallied double doubled triple tripled boost boosts boosted raise raises raised raising accelerate accelerated accelerates widen widened more exceeded exceed steigen steigt stieg gestiegen wächst wuchs höher mehr subir sube subió aumenta aumentó crece creció 上涨 增长 上升 增加 提高 上昇 増加 拡大 erhöht erhöhte erhöhten erhöhen zugenommen zunimmt wachsen wuchsen gewachsen steigern steigert steigerte gesteigert anheben hebt angehoben klettert kletterte verdoppelt verdoppelte verdoppeln ausgebaut ausweiten mehr höhere höheren höherer suben subieron subirá subirán aumentan aumentó aumentaron aumentará aumentarán aumentar aumentado crecen crecieron crecerá crecerán crecer crecido incrementa incrementó incrementaron incrementará incrementar duplica duplicó duplicará duplicar amplía amplió ampliará ampliar eleva elevó elevará elevar más mayor 增 涨 升 扩大 扩张 増 上がっ 上がる 引き上げ 伸び 拡充',
    'fall falls falling fell fallen decrease decreases decreased decreasing decline declines declined declining drop drops dropped dropping plunge plunged slump slumped slide slid tumble tumbled shrink shrank shrunk lower down cut cuts cutting reduce reduces reduced reducing reduction loss slow slowed slows dip dipped sink sank contract contracted narrow narrowed less fewer halve halved weaken weakened lowered lowers slip slips slipped erode eroded dwindle dwindled sinken sinkt sank gesunken fiel niedriger weniger bajar baja bajó cae cayó disminuye disminuyó 下跌 下降 减少 降低 下滑 减少 低下 減少 下落 縮小 senkt senkte senkten senken gesenkt abgenommen abnimmt sanken gefallen fällt fielen fallen schrumpft schrumpfte schrumpfen geschrumpft verringert verringerte verringern reduziert reduzierte reduzieren kürzt kürzte kürzen gekürzt streicht strich streichen gestrichen halbiert halbierte halbieren geringer geringere niedrigere bajan bajaron bajará bajarán caen cayeron caerá caerán caer caído disminuyen disminuyeron disminuirá disminuir reduce reducen redujo redujeron reducirá reducirán reducir reducido recorta recortó recortará recortar desciende descendió descendieron descenderá descender menos menor 减 跌 降 缩小 萎缩 減 下がっ 下がる 引き下げ 縮小',
  ],
  [
    'approve approves approved approving approval pass passes passed accept accepts accepted allow allows allowed permit permits permitted clear cleared back backs backed endorse endorsed adopt adopted adopts authorize authorized authorise authorised ratify ratified uphold upheld grant granted agree agreed agrees sign signs signed support supports supported green-lit greenlit genehmigt genehmigte erlaubt erlaubte billigte aprueba aprobó permite autoriza 批准 通过 允许 同意 承認 可決 許可 zugestimmt verabschiedet verabschiedete beschließt beschloss beschlossen erlauben billigt gebilligt bewilligt bewilligte zugelassen aprueban aprobaron aprobará aprobar aprobado aprobada acepta aceptó aceptará autorizó autorizará autorizar permitió permitirá permitir avala avaló respalda respaldó 支持 赞成 通過 賛成 支持',
    'reject rejects rejected rejecting rejection block blocks blocked blocking ban bans banned banning veto vetoed vetoes deny denies denied denying refuse refuses refused oppose opposes opposed prohibit prohibits prohibited forbid forbids forbade overturn overturned overturns dismiss dismissed dismisses decline declined declines disallow disallowed struck invalidate invalidated halt halted ablehnt lehnt lehnte verbietet verbot rechaza rechazó prohíbe prohibió bloquea 拒绝 否决 禁止 阻止 反对 却下 否決 拒否 abgelehnt ablehnen lehnen verboten verbieten untersagt untersagte untersagen verweigert verweigerte blockiert blockierte blockieren zurückgewiesen rechazan rechazaron rechazará rechazar rechazado rechazada prohibirá prohibir prohibido prohibida bloqueó bloqueará bloquear deniega denegó veta vetó 驳回 反対 不承認 禁じ',
  ],
  [
    'win wins won winning victory prevail prevailed beat beats defeat defeated gewinnt gewann gana ganó 获胜 赢得 胜诉 勝訴 勝利 gewinnen gewannen gewonnen siegt siegte geschlagen ganan ganaron ganará ganar ganado vence venció supera superó 击败 战胜 胜出 勝つ 勝っ 破っ',
    'lose loses lost losing loss defeat fail failed fails forfeited verliert verlor pierde perdió 败诉 输掉 失利 敗訴 敗北 verlieren verloren unterliegt unterlag pierden perdieron perderá perder perdido 失败 输给 敗れ 負け',
  ],
  [
    'buy buys bought buying acquire acquires acquired acquiring acquisition purchase purchased purchases takeover kauft kaufte übernimmt übernahm compra compró 收购 购买 買収 購入 kaufen gekauft übernommen übernehmen erwirbt erwarb erworben compran compraron comprará comprarán comprar comprado comprada adquiere adquirió adquirirá adquirir adquirida 并购 購入 取得',
    'sell sells sold selling divest divested sale sales offload offloaded verkauft verkaufte vende vendió 出售 卖出 売却 verkaufen verkauften veräußert veräußerte vendieron venderá venderán vender vendido vendida 售出 转让 売り 譲渡',
  ],
  [
    'start starts started starting begin begins began begun launch launches launched launching open opens opened opening introduce introduces introduced resume resumes resumed restart restarted unveil unveiled releases released release debut debuted startet startete beginnt begann eröffnet lanza lanzó inicia inició abre abrió 开始 启动 推出 发布 開始 公開 starten startete gestartet beginnen begonnen eröffnen öffnet öffnete geöffnet lanzará lanzar lanzaron lanzado iniciará iniciar empieza empezó comienza comenzó abrirá abrir abierto inaugura inauguró reanuda 开业 开设 重启 新建 恢复 開設 開業 再開 始め',
    'stop stops stopped stopping end ends ended ending close closes closed closing shut shuts shutting shutdown discontinue discontinued discontinues cancel cancels cancelled canceled cease ceased suspend suspends suspended halt halts halted terminate terminated withdraw withdrew withdrawn scrap scrapped pause paused pauses retire retired beendet stoppt schließt schloss termina cierra cerró suspende 停止 关闭 终止 暂停 取消 停止 終了 中止 beenden stoppen stoppte gestoppt schließen geschlossen einstellt eingestellt abgeschaltet aussetzt terminará terminó cerrará cerrar cerraron cerrado cerrada suspendió suspenderá suspender cancela canceló cancelará cancelar detiene detuvo 停产 中断 撤回 閉鎖 廃止 休止 打ち切',
  ],
  [
    'hire hires hired hiring recruit recruited appoint appointed appoints join joins joined 聘用 任命 採用 就任 einstellen eingestellte schafft schaffen schuf geschaffen contrata contrató contratará contratar nombra nombró 招聘 入职 上任 雇用 採用 就任 任命',
    'fire fires fired firing dismiss dismissed layoff layoffs laid sack sacked resign resigned resigns leave leaves left quit quits oust ousted departed 解雇 裁员 辞职 辞任 退任 entlässt entließ entlassen entlassung entlassungen streicht strich streichen gestrichen abbaut abgebaut abbauen kündigt gekündigt despide despidió despidieron despedirá despedir despedido dimite dimitió renuncia renunció elimina eliminó eliminará eliminar 解聘 离职 裁减 辞去 解雇 解任 人員削減 退職',
  ],
  ['guilty convicted convict liable', 'innocent acquitted acquit cleared exonerated'],
  [
    'succeed succeeds succeeded success successful successfully 成功 gelingt gelang gelungen erfolgreich logra logró 成功',
    'fail fails failed failing failure unsuccessful 失败 失敗 scheitert scheiterte gescheitert misslingt misslang erfolglos fracasa fracasó fracasado',
  ],
  [
    'strengthen strengthened strengthens strong stronger improve improves improved improving improvement better tighten tightened tightens 加强 改善 強化 stärkt stärkte gestärkt verbessert verbesserte verbessern verschärft verschärfte besser mejora mejoró mejorará mejorar mejor refuerza reforzó endurece endureció',
    'weaken weakened weakens weak weaker worsen worsened worsens worse deteriorate deteriorated loosen loosened ease eased relax relaxed 削弱 恶化 悪化 緩和 schwächt schwächte geschwächt verschlechtert verschlechterte gelockert lockert schlechter empeora empeoró empeorará empeorar peor debilita debilitó relaja relajó 悪化',
  ],
  ['before', 'after'],
  ['online', 'offline'],
  ['borrow borrows borrowed', 'lend lends lent'],
  ['mehrheit mayoría', 'minderheit minoría'],
  ['früher antes', 'später después'],
  ['import imports imported 进口 輸入', 'export exports exported 出口 輸出'],
  [
    'profit profits profitable gewinn beneficio 盈利 黒字 gewinne beneficios ganancia ganancias 净利润 纯利 利益',
    'loss losses unprofitable verlust pérdida 亏损 赤字 verluste pérdidas 净亏损 損失',
  ],
  [
    'add adds added adding include includes included including behält behalten erhalten bleiben bleibt mantiene mantienen mantendrá mantener conserva 保留 留任 维持 保持 維持',
    'drop drops dropped remove removes removed removing exclude excludes excluded delete deleted entfällt entfallen wegfallen verschwinden elimina eliminó eliminará eliminar suprime suprimió 取消 撤销 削除 撤廃',
  ],
  ['enable enables enabled', 'disable disables disabled prevent prevents prevented'],
  [
    'maximum most largest biggest highest best fastest oldest',
    'minimum least smallest lowest worst slowest youngest newest',
  ],
  [
    'confirm confirmed confirms admit admitted admits acknowledge acknowledged 承认 认可 認めた bestätigt bestätigte bestätigen confirma confirmó 证实 确认 認め',
    'deny denied denies dispute disputed disputes refute refuted reject rejected 否认 否定 dementiert dementierte bestreitet bestritt niega negó desmiente desmintió 否認',
  ],
  ['majority', 'minority'],
  ['impose imposes imposed imposing', 'lift lifts lifted lifting abolish abolished repeal repealed'],
  ['legal lawful lawfully', 'illegal unlawful unlawfully unconstitutional violates violated'],
  ['true correct accurate safe secure', 'false wrong incorrect inaccurate unsafe insecure'],
];

/** Words that turn round what follows them. */
export const NEGATORS: ReadonlySet<string> = new Set(
  `not no never without neither nor cannot none nobody nothing hardly barely unable nicht kein keine keinen keiner keinem nie niemals
  ohne weder kaum niemand nichts keines sin ni nunca nadie nada jamás tampoco ningún ninguna`.split(/\s+/),
);

/** Between a negator and what it negates: "not yet been approved". */
export const BETWEEN: ReadonlySet<string> = new Set(
  `yet been be being have has had so any the a an to longer only ever even still much many more really fully currently immediately is are was were expect expects expected plan plans planned intend intends intended want wants going able se ha han había habían haya fue fueron será serán lo la le les va van sido`.split(
    /\s+/,
  ),
);

/** Verbs that say that something did not happen, from a claim's "not". */
export const REFUSALS: ReadonlySet<string> = new Set(
  `refuse refused refuses refusing decline declined declines deny denied denies reject rejected rejects fail failed fails block blocked
  blocks ban banned bans halt halted stop stopped withhold withheld cancel cancelled canceled scrap scrapped delay delayed postpone
  postponed lack lacks lacked avoid avoided prevent prevented prevents prohibit prohibited unable unlikely impossible absent exclude
  excluded exempt exempted opposes opposed against except unavailable closed ruled annul annulled annuls overturn overturned struck lift lifted waive waived void
  lehnt lehnte ablehnt abgelehnt ablehnen verweigert verweigerte weigert weigerte verbietet verbot verboten untersagt untersagte stoppt
  stoppte scheitert scheiterte gescheitert dementiert dementierte bestreitet bestritt verhindert verhinderte unmöglich gegen entfällt
  rechaza rechazó rechazaron niega negó negaron prohíbe prohibió impide impidió evita evitó evitar cancela canceló suspende suspendió
  bloquea bloqueó descarta descartó retrasa retrasó imposible contra`.split(/\s+/),
);

/** Verbs that turn round what they are said of, as "not" does: "lifted a ban", "failed to win", "drops support". */
export const TURNERS: ReadonlySet<string> = new Set(
  `lift lifts lifted drop drops dropped end ends ended refuse refuses refused decline declines declined fail fails failed stop stops
  stopped repeal repealed`.split(/\s+/),
);
