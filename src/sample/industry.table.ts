/** Sample articles on chips, power, robots, research, health and money. Invented events; the dated background is public fact. */
import { prose, type SampleArticle } from './article.ts';
import { publishers } from './publishers.table.ts';

export const industryArticles: readonly SampleArticle[] = [
  {
    key: 'tamarack-freeze-prairie',
    publisher: publishers.prairie,
    title: 'Regulator freezes power for new data centres in Tamarack County',
    url: 'https://prairiegrid.example/power/tamarack-data-centre-freeze',
    hoursAgo: 13,
    minutesToCollect: 12,
    language: 'en',
    text: prose(`
      The state utility commission has stopped new grid connections for data centres in Tamarack County for 18
      months. Commissioners voted 3 to 2 today after the utility Lakeshore Power said that it could not serve
      all applicants without raising household bills by 14 per cent.

      The freeze puts seven projects with a combined demand of 1,900 megawatts on hold. The largest, a campus of
      the operator Cobalt Ridge for AI training, was to draw as much power as the county’s 210,000 homes.

      Household bills are at stake, because the cost of new lines is shared by all customers. Under a proposal
      by Lakeshore Power, large users would pay for their lines in advance and give back capacity that they do
      not use.

      Other grids have taken the same step. Singapore stopped approving new data centres in 2019 and resumed
      with a pilot in July 2022. In Ireland, data centres used 21 per cent of metered electricity in 2023,
      according to the national statistics office. In April 2025, the International Energy Agency estimated that
      the world’s data centres would use about 945 terawatt-hours a year by 2030, more than twice as much as in
      2024.

      Operators should watch the commission’s hearing on the new tariff next month, which will decide whether
      the freeze can end early. Energy analysts expect on-site generation to supply a quarter of new data
      centres in the region by 2030. Builders turn to gas turbines and batteries, because grid connections now
      take longer than construction.
    `),
  },
  {
    key: 'tamarack-freeze-northgate',
    publisher: publishers.northgate,
    title: 'Data centre builders lose grid access in Tamarack County as commission votes for freeze',
    url: 'https://northgatewire.example/infrastructure/tamarack-county-grid-freeze',
    hoursAgo: 11,
    minutesToCollect: 8,
    language: 'en',
    text: prose(`
      Seven planned data centres in Tamarack County will not be connected to the grid for the next 18 months. The
      state utility commission imposed the freeze today, in a dispute over who pays for 340 miles of new power
      lines.

      Cobalt Ridge, which has spent 600 million dollars on its campus in the county, said it would appeal. The
      company’s shares fell by 7 per cent. “We followed every rule that existed when we broke ground,” said
      chief executive Harlan Voss.

      AI companies had rented the campus in advance, and at least one has to find room for 20,000 accelerators
      elsewhere. The freeze could slow training schedules, because comparable sites are booked until the end of
      next year.

      Investors should ask operators which sites have a signed connection agreement, since an application no
      longer guarantees a date. A court will hear the appeal within six weeks.
    `),
  },
  {
    key: 'tamarack-petition-prairie',
    publisher: publishers.prairie,
    title: 'Tamarack County residents ask who pays for data centre power lines',
    url: 'https://prairiegrid.example/power/tamarack-residents-petition',
    hoursAgo: 392,
    minutesToCollect: 37,
    language: 'en',
    text: prose(`
      More than 11,000 residents of Tamarack County have signed a petition against higher electricity bills for
      new data centres. They handed it to the state utility commission yesterday, together with two years of
      bills from 300 households.

      Lakeshore Power wants to build 340 miles of lines for seven planned data centres, most of them for
      artificial intelligence. Under current rules the cost is shared by all customers, which adds about 19
      dollars to a monthly household bill.

      The operator Cobalt Ridge points to taxes. Its campus will pay the county 28 million dollars a year, enough
      for the school budget of its three largest towns, the company said.

      The petition matters beyond the county because eleven other utilities in the region use the same rules.
      The commission will vote on connections before the end of this quarter.
    `),
  },
  {
    key: 'umoja-speech-savanna',
    publisher: publishers.savanna,
    title: 'Umoja Speech raises 85 million dollars for voice models in 40 African languages',
    url: 'https://savannabiztech.example/funding/umoja-speech-85-million',
    hoursAgo: 17,
    minutesToCollect: 15,
    language: 'en',
    text: prose(`
      The Nairobi start-up Umoja Speech has raised 85 million dollars to build voice models for 40 African
      languages. The round is led by the pension fund manager Acacia Ridge and values the company at 420 million
      dollars.

      Umoja’s models already answer calls for two mobile money services and a health line in Swahili, Luganda
      and Somali. The company processes 6 million minutes of speech a day and earns money on every minute.

      Speech matters to the region because a third of its adults do not read well enough to type a question.
      Large foreign models make three to six times as many errors in these languages, according to a comparison
      by Makerere Language Lab.

      Umoja pays speakers for recordings and gives them a share of revenue. The approach follows volunteer
      projects such as Common Voice, which Mozilla started in 2017, and Masakhane, a network of African
      researchers founded in 2019.

      Investors expect voice to carry most digital payments in East Africa by 2030. Speech reaches more people
      than apps, because calls work on phones that cost less than 20 dollars. Founders should watch the
      developer interface that Umoja will open next month.
    `),
  },
  {
    key: 'umoja-speech-tideway',
    publisher: publishers.tideway,
    title: 'Kenya’s Umoja Speech wins 85 million dollar funding round for African voice AI',
    url: 'https://tidewaycourier.example/business/umoja-speech-funding-round',
    hoursAgo: 15,
    minutesToCollect: 21,
    language: 'en',
    text: prose(`
      Umoja Speech, a Kenyan company that teaches computers to understand African languages, has raised 85 million
      dollars in one of the continent’s largest funding rounds for artificial intelligence. Two London funds
      joined the round, which was led by Acacia Ridge.

      The money will pay for 200,000 hours of recordings and a data centre in Naivasha that runs on geothermal
      power. Umoja wants to support 40 languages, up from 11 today.

      The company sells to banks, mobile operators and ministries rather than to consumers. Revenue reached 19
      million dollars last year, said chief executive Wanjiru Otieno-Blake, and doubled in each of the past two
      years.

      Product teams that plan services for East Africa should test speech in local languages early, because
      errors in names and amounts of money are the most common complaint. Umoja will open its interface to
      outside developers next month.
    `),
  },
  {
    key: 'haku-launch-kitano',
    publisher: publishers.kitano,
    title: 'Shirakawa Kinetics launches Haku, a two-armed robot for small warehouses',
    url: 'https://kitanorobotics.example/launches/shirakawa-haku',
    hoursAgo: 58,
    minutesToCollect: 14,
    language: 'en',
    text: prose(`
      Shirakawa Kinetics of Nagano has launched Haku, a two-armed robot on wheels that sorts and packs goods in
      small warehouses. Haku costs 6.8 million yen, about a third of the price of comparable machines, and can
      be ordered from today.

      The robot learns a new item from 20 demonstrations by a worker who guides its arms. In a trial at three
      warehouses it packed 410 boxes an hour, compared with 520 for an experienced employee, and dropped one
      item in 900.

      The price matters to small firms, because 70 per cent of Japan’s warehouses have fewer than 30 employees
      and cannot pay for a fixed robot line. Japan expects a shortage of drivers and warehouse staff to worsen
      each year.

      Japan has a long record of robots that impressed and did not sell. Honda presented the walking robot ASIMO
      in 2000 and retired it in March 2022. In April 2024, Boston Dynamics replaced its hydraulic Atlas with an
      electric model built for factories.

      Shirakawa expects to deliver 5,000 robots a year by 2028. Production can grow quickly, because the motors
      come from a supplier of electric bicycles. Logistics managers can see Haku at the company’s test warehouse
      next month.
    `),
  },
  {
    key: 'haku-launch-northgate',
    publisher: publishers.northgate,
    title: 'Japanese robot maker Shirakawa undercuts rivals with Haku warehouse machine',
    url: 'https://northgatewire.example/robotics/shirakawa-haku-warehouse',
    hoursAgo: 54,
    minutesToCollect: 18,
    language: 'en',
    text: prose(`
      Japan’s Shirakawa Kinetics has put a warehouse robot on sale for 6.8 million yen, well below the price of
      its American and Chinese rivals. The robot, called Haku, has two arms on a wheeled base and learns by
      being guided.

      Shirakawa left out legs and hands with five fingers, which make up half the cost of a humanoid. “A
      warehouse floor is flat,” said founder Rei Shirakawa. “We spent the money on grippers.”

      Haku runs its control model on board and needs no network connection, a point that matters to customers
      with security rules. Software updates come on a signed memory card.

      Analysts at Ferncliff Partners expect prices for two-armed robots to halve by 2030, because suppliers of
      electric bicycles and drones have entered the market for joints. Orders from outside Japan open next
      quarter.
    `),
  },
  {
    key: 'hospital-robot-kawabe',
    publisher: publishers.kawabe,
    title: '長野の三病院、搬送ロボットの夜間運用を開始　看護師の歩行距離が四割減',
    url: 'https://kawabetech.example/robot/nagano-hospital-night',
    hoursAgo: 460,
    minutesToCollect: 25,
    language: 'ja',
    text: prose(`
      長野県の三つの病院が、搬送ロボットによる夜間の薬剤と検体の運搬を始めた。初日の今日は、シラカワ・キネティクスが開発した試作機12台を使い、午後9時から翌朝6時まで人の立ち会いなしで運用する。

      三か月の試験では、夜勤の看護師一人あたりの歩行距離が平均で四割減った。病院側は、空いた時間を患者の見守りに充てられる点が重要だと説明している。

      ロボットはエレベーターと自動ドアを無線で操作し、人を検知すると停止する。誤配送は4万2000回の運搬で3件あり、いずれも受け取り時の確認で見つかった。

      日本ではロボットの普及に長い歴史がある。2000年にはホンダが二足歩行ロボットのASIMOを発表し、2022年3月に実演を終えた。

      シラカワ・キネティクスは来月、運用データを公開する予定だ。専門家は、人手不足が続くため、2030年までに全国の病院の二割が夜間搬送を自動化すると予測している。
    `),
  },
  {
    key: 'retraction-preprint',
    publisher: publishers.preprint,
    title: 'Journal retracts paper on AI-designed battery electrolyte after failed replications',
    url: 'https://peerandpreprint.example/retractions/electrolyte-paper-retracted',
    hoursAgo: 50,
    minutesToCollect: 20,
    language: 'en',
    text: prose(`
      A celebrated paper on a battery electrolyte designed by an AI system has been retracted. The journal
      Annals of Machine Chemistry said today that five laboratories had failed to reproduce the result and that
      the raw data of two key measurements could not be found.

      The paper claimed that the system Alembic had found an electrolyte with twice the lifetime of known ones
      among 32 million candidates. Alembic’s search itself was sound, the editors write, but the samples in the
      measurement were contaminated with lithium salt from an earlier series.

      The retraction matters to researchers who automate laboratories, because at least 140 papers have built on
      the result. Eleven of them used the published data to train models of their own.

      Doubts about striking results in materials science have been settled in public before. In July 2023,
      preprints on the supposed superconductor LK-99 set off a wave of replications, and within weeks the claim
      had collapsed. In November 2023, Nature retracted a paper on superconductivity at room temperature.

      Authors of later work should check whether their training data include the withdrawn measurements, for
      which the journal has published a list. Editors expect raw instrument files to be mandatory in the field
      by 2028. Authors will have to hand them in with the manuscript, because three publishers have announced
      such rules for automated experiments.
    `),
  },
  {
    key: 'retraction-murray',
    publisher: publishers.murray,
    title: 'AI-designed battery electrolyte was contamination, journal says in retraction',
    url: 'https://murraysystems.example/science/electrolyte-retraction',
    hoursAgo: 46,
    minutesToCollect: 32,
    language: 'en',
    text: prose(`
      A battery electrolyte that an AI system was said to have designed owed its long life to a contaminated
      sample. The journal Annals of Machine Chemistry retracted the paper today, after five laboratories, one of
      them in Geelong, failed to repeat the measurement.

      The Geelong team spent seven months on the replication. “We matched their robot, their glassware and their
      software, and got an ordinary electrolyte,” said Priya Nandakumar, who led the work at the Corio Institute.

      The case shows where automated laboratories need people, because the robot that prepared the samples did
      not log that a line had not been rinsed. The authors, a group in Basel, agreed to the retraction.

      Two battery start-ups that had licensed the design will drop it. The Corio Institute plans to publish its
      complete replication records next month, so that other groups can test their own robots against them.
    `),
  },
  {
    key: 'electrolyte-doubts-preprint',
    publisher: publishers.preprint,
    title: 'Chemists question record electrolyte found by the AI system Alembic',
    url: 'https://peerandpreprint.example/analysis/alembic-electrolyte-doubts',
    hoursAgo: 468,
    minutesToCollect: 34,
    language: 'en',
    text: prose(`
      Three groups of chemists have asked for the raw data behind a record battery electrolyte that the AI
      system Alembic is said to have found. They could not reproduce the lifetime of 4,000 charging cycles and
      measured between 1,700 and 2,100.

      The original authors in Basel say that humidity explains the difference. Their critics answer that the
      curves of two samples are identical to the fourth decimal, which should not happen in separate
      measurements.

      The dispute matters beyond batteries, because Alembic is the best-known example of a closed loop in which
      a model proposes a substance and a robot tests it. Critics of such loops have long asked for complete
      instrument records.

      The journal Annals of Machine Chemistry has opened an inquiry, and its decision is due within six weeks.
    `),
  },
  {
    key: 'memory-prices-hangang',
    publisher: publishers.hangang,
    title: 'Hanbit Memory raises prices of high-bandwidth memory by 18 per cent',
    url: 'https://hangangchip.example/memory/hanbit-raises-hbm-prices',
    hoursAgo: 104,
    minutesToCollect: 11,
    language: 'en',
    text: prose(`
      Hanbit Memory will raise the price of its high-bandwidth memory by 18 per cent from next quarter. The
      Suwon-based chip maker told customers so today. The step follows a fire-safety stop at one of its two
      packaging plants.

      High-bandwidth memory sits beside the processor in every large AI accelerator and makes up about a third
      of its cost. Three suppliers serve the whole market, and all of them are sold out until the end of next
      year.

      Dearer memory matters to everyone who rents AI servers, because cloud providers pass its price on when
      they renew contracts. Smaller buyers, who have no long-term contracts, pay the new price at once.

      High-bandwidth memory has grown from a niche product into a bottleneck. The first standard was published
      in October 2013, and the fourth generation was standardised in April 2025.

      Analysts at Namsan Insight expect a fourth supplier to reach the market by 2028. The field is open to
      newcomers, because two makers of ordinary memory have ordered bonding machines. Purchasing teams should
      fix prices before the new list takes effect next quarter.
    `),
  },
  {
    key: 'memory-prices-strait',
    publisher: publishers.strait,
    title: 'Accelerator makers brace for dearer memory after Hanbit price rise',
    url: 'https://straitwafer.example/memory/hanbit-price-rise-accelerators',
    hoursAgo: 99,
    minutesToCollect: 28,
    language: 'en',
    text: prose(`
      Hanbit Memory’s price rise of 18 per cent will make AI accelerators between 4 and 6 per cent dearer, server
      makers in Taoyuan estimate. The Korean company announced the increase for high-bandwidth memory yesterday,
      citing a stop at a packaging plant.

      Server makers hold about five weeks of stock, less than half of what they kept two years ago. Two of them
      have begun to offer machines with smaller memory, which suffice for running models but not for training
      large ones.

      The shortage shifts demand toward inference chips that use ordinary memory. Orders for such chips at
      Taiwanese foundries rose by 40 per cent over the past year, according to the trade group Wafer Union.

      Hanbit plans to reopen the packaging plant next month. Until then buyers without long-term contracts should
      expect delivery times of 30 weeks or more.
    `),
  },
  {
    key: 'triage-trial-murray',
    publisher: publishers.murray,
    title: 'Hospital trial in Victoria: triage model cuts waiting time but misses the very old',
    url: 'https://murraysystems.example/health/triage-trial-victoria',
    hoursAgo: 162,
    minutesToCollect: 26,
    language: 'en',
    text: prose(`
      A triage model tested in four hospitals in Victoria cut the median wait in emergency departments from 52
      to 38 minutes. The results of the randomised trial with 61,000 patients were published today.

      Patients over 85 did not benefit. The model underrated their complaints, because older people describe
      pain in fewer words, and nurses corrected its rating in 31 per cent of these cases.

      Random comparison matters because few clinical models have ever been tested against normal care in this
      way. In June 2021, a study in JAMA Internal Medicine found that a widely used sepsis model missed two
      thirds of cases at one American hospital, which led to calls for such trials.

      Hospitals that plan to use triage models should test them on their oldest patients first, the authors
      write. The state’s health department will decide next month whether to extend the trial to twelve
      hospitals. Physicians expect models to take part in most triage decisions in Australian cities by 2030,
      because staff shortages leave few alternatives.
    `),
  },
  {
    key: 'indic-benchmark-deccan',
    publisher: publishers.deccan,
    title: 'New test in 22 Indian languages finds AI models weak on forms and dates',
    url: 'https://deccancompute.example/research/22-language-benchmark',
    hoursAgo: 356,
    minutesToCollect: 39,
    language: 'en',
    text: prose(`
      A new test of language models in all 22 scheduled languages of India shows that most fail at everyday
      paperwork. The best of 31 models filled in 64 per cent of government forms correctly in Hindi, and 22 per
      cent in Santali.

      The test, called Patra, was built by a consortium of nine universities from 48,000 anonymised letters and
      forms. Dates in regional calendars and amounts in lakh and crore caused the most errors.

      Patra matters for public services, because several states plan to let models pre-fill applications for
      pensions and ration cards. A wrong date can cost an applicant three months of payments.

      India started the language platform Bhashini in July 2022 to collect text and speech in its languages. In
      March 2024, the government approved the IndiaAI Mission, which also pays for Patra.

      Researchers can download the test today, while a tenth of it stays secret to keep it out of training data.
      The consortium expects models to pass 90 per cent in the ten largest languages by 2028, because states have
      agreed to release more forms.
    `),
  },
  {
    key: 'quantum-memory-preprint',
    publisher: publishers.preprint,
    title: 'Delft and Sydney groups keep a logical qubit alive for two hours',
    url: 'https://peerandpreprint.example/physics/logical-qubit-two-hours',
    hoursAgo: 548,
    minutesToCollect: 45,
    language: 'en',
    text: prose(`
      Physicists in Delft and Sydney have kept a logical qubit intact for two hours, forty times longer than any
      published result. The qubit was spread over 161 physical ones in silicon and corrected 8,000 times a
      second.

      Longer storage matters more than more qubits at this stage, because useful algorithms need memory that
      survives days. The team’s decoder, a small neural network on a dedicated chip, finds errors in 90
      microseconds.

      The idea of correcting quantum errors is three decades old. In 1995, Peter Shor published the first code
      that protects a qubit. In December 2024, Google reported a chip on which errors fell as the code grew
      larger.

      Independent experts praised the work and asked for a harder trial. A test with two logical qubits is
      planned for next year. The authors expect a memory of ten logical qubits by 2030, because the silicon
      chips can be made in existing factories.
    `),
  },
  {
    key: 'cable-repair-lantern',
    publisher: publishers.lantern,
    title: 'Cable repair ships fall behind as South-East Asia’s AI traffic doubles',
    url: 'https://lanternpolicy.example/infrastructure/cable-repair-ships',
    hoursAgo: 205,
    minutesToCollect: 27,
    language: 'en',
    text: prose(`
      Repairs to undersea cables in South-East Asia now take 41 days on average, twice as long as five years
      ago. The figure comes from a report that ten network operators published today.

      Five repair ships serve a region in which data traffic between AI data centres has doubled in a year. Most
      of the ships are older than 25 years, and permits for work in disputed waters take longer than the repair
      itself.

      Slow repairs matter to users of AI services, because traffic moves to longer routes and answers take
      longer. In December 2006, an earthquake off Taiwan cut several cables and disrupted networks across the
      region for weeks. In September 2025, cuts in the Red Sea slowed cloud services between Asia and Europe.

      Operators ask the region’s governments for a common permit, which ministers will discuss next month.
      Network planners expect three new repair ships by 2030, because insurers have agreed to lower premiums for
      companies that help to pay for them.
    `),
  },
  {
    key: 'lumenforge-northgate',
    publisher: publishers.northgate,
    title: 'Optical chip start-up Lumenforge raises 140 million dollars and names first customer',
    url: 'https://northgatewire.example/funding/lumenforge-140-million',
    hoursAgo: 436,
    minutesToCollect: 16,
    language: 'en',
    text: prose(`
      Lumenforge, a Montreal start-up that connects AI chips with light instead of copper, has raised 140
      million dollars. The company also named its first customer, the cloud provider Fjellsky, which will
      install the links in two halls.

      Lumenforge’s optical links carry 3.2 terabits a second and use a quarter of the energy of copper cables.
      Connections between chips account for up to a fifth of the power in a training cluster.

      A first order matters to investors, because optical links have been announced for a decade and rarely
      bought. Lumenforge will be paid only for links that run without a fault for 90 days.

      Chief technology officer Amara Delacroix expects optical links in half of new training clusters by 2030,
      because copper cannot reach beyond two metres at the next speed step. The first hall is due to open at the
      end of next quarter.
    `),
  },
];
