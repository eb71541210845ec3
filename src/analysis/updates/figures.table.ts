/** What a figure is about, by words near it: the first line that both versions have names it. Five languages. */
export const FIGURE_OF: readonly (readonly [label: string, words: RegExp])[] = [
  [
    'the valuation',
    /\bvaluation|\bvalued\b|\bvaluing\b|\bbewert(?:et|ung)|\bvalorad[oa]|\bvaloración|估值|評価額/iu,
  ],
  ['the fine', /\bfine[ds]?\b|\bpenalt|\bgeldstrafe|\bbußgeld|\bmulta|罚款|罰款|罰金|制裁金/iu],
  [
    'the death toll',
    /\bdead\b|\bdeaths?\b|\bkilled\b|\bdied\b|\btote\b|\bmuert[oe]s?\b|\bfallecid|死亡|死者/iu,
  ],
  ['the number of injured', /\binjur|\bwounded\b|\bverletzt|\bherid[oa]s|受伤|受傷|負傷|けが/iu],
  [
    'the number of jobs',
    /\bjobs?\b|\blay(?:ing)? ?offs?\b|\blaid off\b|\bstellen\b|\barbeitsplätze|\bempleos?\b|\bdespid|裁员|裁員|人員削減/iu,
  ],
  ['the round', /\braise[ds]?\b|\bfunding\b|\bround\b|\bfinanzierung|\brecaud|\bronda\b|融资|融資|調達/iu],
  ['the price', /\bprice|\bcosts?\b|\bpreis|\bkostet|\bprecio|\bcuesta|价格|價格|售价|価格|値段/iu],
  [
    'the deal',
    /\bdeal\b|\bbuy(?:s|ing)?\b|\bbought\b|\bacqui|\bpurchase|\btakeover|\bübern(?:ahme|immt|ahm)|\bkauf|\bcompra|\badquisi|收购|收購|買収/iu,
  ],
  ['profit', /\bprofit|\bearnings|\bgewinn|\bbeneficio|\bganancia|利润|利潤|利益/iu],
  ['revenue', /\brevenue|\bsales\b|\bumsatz|\bingresos|\bventas|营收|營收|收入|売上/iu],
  ['the investment', /\binvest|\bspend|\binversi|\binvertir|投资|投資/iu],
  ['the number affected', /\baffected|\bexposed|\bstolen|\bbetroffen|\bafectad|受影响|受影響|流出|漏え/iu],
];

/** Words that put an old figure beside the new one: "not $3 billion", "up from 300". */
export const INSTEAD =
  /\bnot\b|\binstead of\b|\brather than\b|\bfrom\b|\bearlier version\b|\bprevious version\b|\bmisstated\b|\bstatt\b|\bnicht\b|\bfrüheren\b|\ben lugar de\b|\bno\b|\bversión anterior\b|而非|而不是|不是|版本|ではなく|誤り|訂正|更正/iu;
