/** Regions of publishers (ISO 3166-1 alpha-2): where the newsroom is, by name or host. Kept by hand; add yours. */

/** `region: host or name, …`, lower case. A host stands for its subdomains too. */
const BY_REGION: Readonly<Record<string, string>> = {
  US: 'techcrunch.com, theverge.com, wired.com, arstechnica.com, nytimes.com, washingtonpost.com, wsj.com, bloomberg.com, cnbc.com, cnn.com, axios.com, politico.com, theinformation.com, venturebeat.com, zdnet.com, engadget.com, gizmodo.com, technologyreview.com, spectrum.ieee.org, theatlantic.com, vox.com, npr.org, apnews.com, associated press, fastcompany.com, forbes.com, fortune.com, businessinsider.com, cnet.com, pcmag.com, 404media.co, semafor.com, restofworld.org, statnews.com, krebsonsecurity.com, bleepingcomputer.com, darkreading.com, openai.com, anthropic.com, nvidia.com, github.blog, aws.amazon.com, blog.google, research.google, microsoft.com, apple.com, meta.com, huggingface.co, news.ycombinator.com, hacker news, stratechery.com, tomshardware.com, anandtech.com, 9to5mac.com, macrumors.com, quantamagazine.org, science.org, lwn.net, slashdot.org',
  GB: 'bbc.co.uk, bbc.com, bbc, bbc news, theguardian.com, the guardian, ft.com, financial times, reuters.com, reuters, economist.com, the economist, theregister.com, the register, nature.com, newscientist.com, telegraph.co.uk, independent.co.uk, news.sky.com, itpro.com, computerweekly.com, deepmind.google, deepmind.com, techmonitor.ai, uktech.news',
  HK: 'scmp.com, scmp, scmp technology, south china morning post, hongkongfp.com, thestandard.com.hk',
  CN: 'xinhuanet.com, news.cn, xinhua, globaltimes.cn, chinadaily.com.cn, caixinglobal.com, caixin.com, 36kr.com, technode.com, pandaily.com, huxiu.com, jiqizhixin.com, qbitai.com, people.com.cn, thepaper.cn',
  TW: 'digitimes.com, digitimes, taipeitimes.com, focustaiwan.tw, technews.tw',
  JP: 'nikkei.com, nikkei asia, asia.nikkei.com, japantimes.co.jp, nhk.or.jp, nhk, asahi.com, mainichi.jp, yomiuri.co.jp, itmedia.co.jp, gigazine.net, publickey1.jp, kyodonews.net, kyodo news',
  KR: 'koreaherald.com, koreatimes.co.kr, yna.co.kr, yonhap, koreajoongangdaily.joins.com, etnews.com, businesskorea.co.kr, thelec.net',
  SG: 'straitstimes.com, the straits times, channelnewsasia.com, cna, techinasia.com, e27.co, kr-asia.com',
  IN: 'thehindu.com, hindustantimes.com, economictimes.com, indiatimes.com, livemint.com, mint, ndtv.com, inc42.com, yourstory.com, medianama.com, analyticsindiamag.com, moneycontrol.com',
  DE: 'heise.de, heise online, golem.de, spiegel.de, der spiegel, faz.net, sueddeutsche.de, zeit.de, handelsblatt.com, t3n.de, netzpolitik.org, the-decoder.com, the-decoder.de, dw.com, deutsche welle, tagesschau.de, dpa, computerbase.de, wiwo.de',
  AT: 'derstandard.at, futurezone.at, orf.at',
  CH: 'nzz.ch, swissinfo.ch, inside-it.ch, netzwoche.ch, srf.ch',
  FR: 'lemonde.fr, le monde, lefigaro.fr, lesechos.fr, france24.com, afp, afp.com, usine-digitale.fr, numerama.com, nextinpact.com, next.ink, mistral.ai, euronews.com',
  ES: 'elpais.com, el país, elmundo.es, xataka.com, genbeta.com, expansion.com, efe.com, efe, hipertextual.com, elconfidencial.com, lavanguardia.com',
  MX: 'eluniversal.com.mx, milenio.com, expansion.mx, eleconomista.com.mx',
  AR: 'clarin.com, lanacion.com.ar, infobae.com',
  BR: 'folha.uol.com.br, globo.com, tecnoblog.net, estadao.com.br, canaltech.com.br',
  IT: 'corriere.it, repubblica.it, ansa.it, ilsole24ore.com, wired.it',
  NL: 'nos.nl, nrc.nl, tweakers.net, bits-chips.com, thenextweb.com, tnw',
  BE: 'euractiv.com, politico.eu, brusselstimes.com, vrt.be',
  SE: 'svt.se, dn.se, breakit.se, sifted.eu',
  FI: 'yle.fi, hs.fi',
  NO: 'nrk.no, digi.no',
  DK: 'dr.dk, version2.dk',
  IE: 'rte.ie, irishtimes.com, siliconrepublic.com',
  PL: 'wyborcza.pl, spidersweb.pl, notesfrompoland.com',
  EE: 'err.ee',
  UA: 'kyivindependent.com, ain.capital',
  IL: 'calcalistech.com, ctech, haaretz.com, timesofisrael.com, globes.co.il, nocamels.com',
  AE: 'thenationalnews.com, gulfnews.com, wamda.com, zawya.com',
  QA: 'aljazeera.com, al jazeera',
  SA: 'arabnews.com',
  TR: 'dailysabah.com, webrazzi.com',
  CA: 'cbc.ca, theglobeandmail.com, thestar.com, betakit.com, thelogic.co',
  AU: 'abc.net.au, smh.com.au, afr.com, itnews.com.au, theconversation.com, startupdaily.net',
  NZ: 'rnz.co.nz, nzherald.co.nz, stuff.co.nz',
  NG: 'techcabal.com, techpoint.africa, premiumtimesng.com, punchng.com',
  KE: 'nation.africa, techweez.com',
  ZA: 'dailymaverick.co.za, mybroadband.co.za, techcentral.co.za, news24.com, ventureburn.com',
  EG: 'ahram.org.eg, enterprise.press',
  ID: 'thejakartapost.com, kompas.com, dailysocial.id',
  VN: 'vnexpress.net',
  TH: 'bangkokpost.com',
  PH: 'rappler.com, inquirer.net',
  MY: 'thestar.com.my, digitalnewsasia.com',
};

/** Host or name → region. */
export const REGION_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(BY_REGION).flatMap(([region, names]) =>
    names.split(',').map((name) => [name.trim(), region] as const),
  ),
);

/** Country domains that stand for their country. Those that are sold to everybody (io, ai, co, me, tv …) do not. */
export const COUNTRY_DOMAINS: ReadonlySet<string> = new Set(
  'ae ar at au be bg br ca ch cl cn cz de dk ee eg es fi fr gr hk hr hu id ie il in it jp ke kr lt lu lv mx my ng nl no nz pe ph pk pl pt ro rs ru sa se sg si sk th tr tw ua uk us vn za'.split(
    ' ',
  ),
);
