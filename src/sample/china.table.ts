/** Sample articles on China's technology policy. Invented events; the dated background is public fact. */
import { prose, type SampleArticle } from './article.ts';
import { publishers } from './publishers.table.ts';

export const chinaArticles: readonly SampleArticle[] = [
  {
    key: 'beijing-hub-harbour',
    publisher: publishers.harbour,
    title: 'China Designates Beijing as Global Tech Hub',
    url: 'https://harbourtechreview.example/policy/china-designates-beijing-global-tech-hub',
    hoursAgo: 84,
    minutesToCollect: 16,
    language: 'en',
    text: prose(`
      China has designated Beijing and its surrounding cities as an international centre for technology
      innovation, according to a central government notice released today. The designation covers Beijing,
      Tianjin and eleven cities in Hebei province, and puts one office in charge of laboratories, chip lines and
      computing centres that used to answer to three governments.

      China’s push for self-reliance will reshape where artificial intelligence is built and who supplies it.
      The decision matters because it signals more state money for AI research, and it means that supply chains
      will shift faster for companies outside China.

      Tsinghua University and Peking University will share laboratories with factories in Tianjin and Hebei, so
      that research from the capital reaches production within 150 kilometres. Advanced lithography, high-end
      semiconductors and the computing base for general-purpose AI are named as the three bottlenecks that
      Beijing must clear first to blunt American export controls. Beijing is to lead on research while the
      Yangtze River Delta around Shanghai leads on commercial products, a division that officials describe as a
      dual engine.

      Enterprise security teams that buy Chinese network and server hardware face new checks, because suppliers
      in the zone must document the origin of every critical component. Procurement departments in Hong Kong and
      Singapore have already asked vendors for revised certificates.

      Beijing has prepared this role for more than a decade. In February 2014, President Xi Jinping made the
      coordinated development of Beijing, Tianjin and Hebei a national strategy. In September 2017, the Beijing
      National Science Center was approved for construction in the northern district of Huairou. In March 2021,
      the 14th Five-Year Plan made technological self-reliance a pillar of national development. In April 2023,
      Beijing published the construction plan for its International Science and Technology Innovation Center.

      Analysts at the Wanchai Institute expect state-directed venture funds in Beijing to double their spending
      on deep-tech start-ups by 2028. Capital will move from consumer internet platforms to hardware and basic
      software, because the notice ties local tax refunds to such investments.

      Companies looking for research partners should watch the Zhongguancun Forum in Beijing next month, where
      the first joint AI projects will be announced.
    `),
  },
  {
    key: 'beijing-hub-lantern',
    publisher: publishers.lantern,
    title: 'Beijing, Tianjin and Hebei named China’s international tech innovation centre',
    url: 'https://lanternpolicy.example/china/beijing-tianjin-hebei-innovation-centre',
    hoursAgo: 82,
    minutesToCollect: 21,
    language: 'en',
    text: prose(`
      Beijing, Tianjin and the province of Hebei have been named an international technology innovation centre.
      The notice, published today, gives the region its own budget line and a five-year list of tasks in
      semiconductors and artificial intelligence. Beijing is to do the research, while the Yangtze River Delta
      around Shanghai turns results into products.

      For buyers outside China, the designation means that more suppliers will replace foreign components, and
      will do so faster than their customers planned. Chinese suppliers in the region have until 2028 to bring
      certified domestic parts to 70 per cent of a server’s value. Advanced lithography and high-end
      semiconductors come first on the list, as the fields in which export controls led by the United States
      hurt most.

      Researchers are the second aim. Senior scientists who move into the zone will receive subsidised housing
      and a five-year income tax rebate, which Hebei will offer for the first time. Recruiters expect the
      country’s senior AI researchers to concentrate in the Beijing-Tianjin-Hebei cluster by 2030. Housing
      subsidies and tax rebates draw them there, because both apply only inside the zone.

      The region’s plan has a long history. In February 2014, the coordinated development of the
      Beijing-Tianjin-Hebei region was raised to a national strategy. In September 2017, the Beijing National
      Science Center in Huairou won approval, and it now runs five large research facilities. In March 2021,
      China’s 14th Five-Year Plan put technological self-reliance at the core of national policy. In April 2023,
      Beijing issued the construction plan of its International Science and Technology Innovation Center, which
      set the regional goals that the new notice makes binding.

      Policy analysts will look to the implementing rules, which the three governments must publish within 90
      days. The Zhongguancun Forum next month is the first occasion at which officials are due to answer
      questions about foreign participation.
    `),
  },
  {
    key: 'beijing-hub-tideway',
    publisher: publishers.tideway,
    title: 'China makes Beijing a global technology hub in drive for self-reliance',
    url: 'https://tidewaycourier.example/technology/beijing-technology-hub-self-reliance',
    hoursAgo: 79,
    minutesToCollect: 12,
    language: 'en',
    text: prose(`
      China has declared Beijing and the cities around it an international technology hub, placing research,
      chip production and AI computing under a single plan. The central government’s notice sets targets for
      2028 and 2030, and asks universities in the capital to share laboratories with manufacturers in Tianjin
      and Hebei.

      European suppliers stand to lose orders first. Makers of vacuum pumps, optics and precision stages sold
      goods worth 3.1 billion euros a year to customers in the region, according to the trade group Precision
      Europe. “Our members have roughly three years before a local product exists for most of what they sell
      there,” said Ingrid Vasholt, the group’s director.

      Beijing has spent a decade preparing for the role. The coordinated development of Beijing, Tianjin and
      Hebei became a national strategy in February 2014. The 14th Five-Year Plan of March 2021 named
      technological self-reliance a pillar of national development, after the first round of American controls
      on chips.

      Economists at Marlgate Research expect a tenth of China’s public research money to go to the Beijing
      region by 2030. Its laboratories will gain at the expense of other provinces, because the notice
      guarantees them a fixed share of new grants. Chief information officers should review contracts with
      Chinese hardware suppliers before the implementing rules are published next quarter.
    `),
  },
  {
    key: 'zhongguancun-forum-lantern',
    publisher: publishers.lantern,
    title: 'Zhongguancun Forum opens its AI projects to foreign research partners',
    url: 'https://lanternpolicy.example/china/zhongguancun-forum-foreign-partners',
    hoursAgo: 9,
    minutesToCollect: 14,
    language: 'en',
    text: prose(`
      Foreign universities may apply for 40 joint AI projects at the Zhongguancun Forum, according to its new
      programme. The Zhongguancun Forum brings 1,500 researchers and investors to Beijing next month.

      The opening matters to universities abroad because until now only Chinese partners could hold rights in
      results. Under the new terms a foreign university keeps the rights to its own data and shares the rights
      to models trained in the project.

      Applications close two weeks before the forum, and each project receives between 2 and 8 million yuan.
      Tsinghua University hosts half of the projects. Topics include reliable agents, materials discovery,
      medical imaging and energy-saving training. Chip design and chip tools stay closed to foreign partners.

      In May 1988, China’s first national high-tech zone was approved in Zhongguancun, in the north-west of the
      capital. The Zhongguancun Forum was first held in 2007.

      Research managers should check export licences before they apply, since model weights and some datasets
      count as controlled technology in several countries. Organisers expect every third speaker to come from
      abroad by 2028. Travel is no longer an obstacle, because the district now pays for flights and visas.
    `),
  },
  {
    key: 'compute-vouchers-harbour',
    publisher: publishers.harbour,
    title: 'Beijing hands AI start-ups vouchers for 400 million yuan of computing',
    url: 'https://harbourtechreview.example/policy/beijing-computing-vouchers-start-ups',
    hoursAgo: 292,
    minutesToCollect: 19,
    language: 'en',
    text: prose(`
      Beijing will give AI start-ups computing vouchers worth 400 million yuan a year. According to today’s
      announcement by the city’s economic bureau, each company may claim up to 2 million yuan, or half of its
      training bill, whichever is lower.

      The vouchers can be spent only at the city’s eight public computing centres. The limit matters because
      those centres run mainly on domestic accelerators, so that start-ups must port their training code before
      they see any money.

      More than 600 companies in Beijing train models of their own, the bureau estimates, and a third of them
      began at Tsinghua University or Peking University. Founders interviewed in Zhongguancun said porting a
      mid-sized model takes a team of four about six weeks. “The voucher pays for the machines, and the porting
      is on us,” said Deng Yiran, chief executive of the speech company Qinghe Voice.

      China published its national plan for a new generation of artificial intelligence in July 2017. In August
      2025, the State Council published the “AI Plus” guidelines, which ask local governments to make computing
      affordable for small companies.

      Founders can apply from next month through the bureau’s portal. Investors expect three of the eight
      centres to be full by the end of next year, because the vouchers expire after twelve months and cannot be
      carried over.
    `),
  },
  {
    key: 'compute-vouchers-deccan',
    publisher: publishers.deccan,
    title: 'Beijing subsidises AI training for start-ups with computing vouchers, and India takes notes',
    url: 'https://deccancompute.example/policy/beijing-computing-vouchers-lessons',
    hoursAgo: 285,
    minutesToCollect: 33,
    language: 'en',
    text: prose(`
      Beijing’s new computing vouchers will pay half of an AI start-up’s training bill, up to 2 million yuan a
      company. The city’s economic bureau has set aside 400 million yuan a year for the scheme and will accept
      claims from next month.

      Indian founders see a familiar idea with a different string attached. The IndiaAI Mission, with a budget
      of 10,372 crore rupees, also rents out subsidised processors, but leaves the choice of chip to the user.
      Beijing’s vouchers are valid only in public computing centres that run largely on domestic accelerators.

      For developers the scheme means extra work, because training code written for foreign processors has to be
      ported and tested again. Four teams that took part in a trial lost between 8 and 30 per cent of their
      training speed at first, according to figures from the bureau.

      Officials in Bengaluru plan to study the first claims before they extend India’s own subsidy next year.
    `),
  },
  {
    key: 'huairou-line-harbour',
    publisher: publishers.harbour,
    title: 'Huairou science city opens a shared test line for chip-making tools',
    url: 'https://harbourtechreview.example/chips/huairou-shared-test-line',
    hoursAgo: 498,
    minutesToCollect: 24,
    language: 'en',
    text: prose(`
      The science city in Beijing’s Huairou district has opened a test line on which Chinese makers of
      chip-making tools can try their machines on full wafers. The line cost 5.2 billion yuan and takes up to 30
      machines at a time.

      Tool makers have so far depended on the goodwill of chip factories, which rarely stop production for a
      trial. A shared line matters because a new etching or deposition machine needs thousands of wafers before
      a factory will buy it.

      Eleven companies have booked the line for its first year, among them the optics start-up Yanqi Precision
      and two suppliers of wafer handling robots. Researchers from the Chinese Academy of Sciences run the
      measuring equipment and publish anonymous yield figures every quarter.

      Huairou was chosen for big science years ago. In September 2017, the Beijing National Science Center was
      approved in the district, and a synchrotron light source followed. In May 2024, China set up the third
      phase of its national chip fund with 344 billion yuan, part of which pays for the Huairou line.

      Engineers at the centre expect the first domestic etching machine to qualify for 14-nanometre production
      by 2028, because the line allows trials of 5,000 wafers instead of a few hundred. The first yield figures
      are due at the end of next quarter.
    `),
  },
  {
    key: 'huairou-line-strait',
    publisher: publishers.strait,
    title: 'Shared test line in Beijing’s Huairou gives Chinese chip-tool makers full wafers to practise on',
    url: 'https://straitwafer.example/equipment/huairou-test-line',
    hoursAgo: 490,
    minutesToCollect: 41,
    language: 'en',
    text: prose(`
      Chinese makers of chip-making tools can now test their machines on complete 300-millimetre wafers in
      Huairou, north of Beijing. The shared test line, opened today, has room for 30 machines and a budget of
      5.2 billion yuan.

      Taiwanese suppliers see a new competitor for mature processes rather than for the leading edge. Machines
      qualified in Huairou will mostly aim at 28 and 14 nanometres, where Chinese factories added capacity every
      year from 2021 to 2025.

      The line shortens the hardest step for a newcomer, since chip factories ask for records of several
      thousand processed wafers before they sign an order. Yanqi Precision, an optics start-up from the
      district, has reserved the first slot for a wafer inspection machine.

      Suppliers outside China should watch the quarterly yield figures, the first of which are expected next
      quarter.
    `),
  },
  {
    key: 'yizhuang-robot-yanshan',
    publisher: publishers.yanshan,
    title: '北京亦庄启用人形机器人户外测试场，首批十二家企业入驻',
    url: 'https://yanshankeji.example/robot/yizhuang-ceshichang',
    hoursAgo: 140,
    minutesToCollect: 18,
    language: 'zh',
    text: prose(`
      北京亦庄启用一座占地六公顷的人形机器人户外测试场，首批十二家企业获准入驻。测试场今天开放，设有楼梯、坡道、雨雪模拟区和一段真实的城市街道。

      此前，人形机器人企业大多只能在室内场馆测试，很难积累真实路面的数据。新测试场的意义在于，企业可以共享传感器记录的数据，但不必公开各自的控制算法。

      测试场由北京经济技术开发区与三所高校共同管理，每家企业每月可使用四十小时，费用由政府承担一半。运营方要求所有机器人安装统一的急停装置，并在测试前提交安全评估报告。

      国务院在2017年7月发布了《新一代人工智能发展规划》，把智能机器人列为重点方向。2025年4月，北京亦庄举办了首届人形机器人半程马拉松，共有二十一台机器人参赛。

      业内人士预计，到2028年测试场将完成一百款机器人的安全认证，因为出口产品今后需要第三方测试报告。下个月，运营方将公布第一批公开数据集，研究人员可以免费申请使用。
    `),
  },
];
