/** Sample articles on regulation and trade outside China. Invented events; the dated background is public fact. */
import { prose, type SampleArticle } from './article.ts';
import { publishers } from './publishers.table.ts';

export const policyArticles: readonly SampleArticle[] = [
  {
    key: 'cloud-rental-rule-northgate',
    publisher: publishers.northgate,
    title: 'Washington wants cloud providers to report large overseas rentals of AI chips',
    url: 'https://northgatewire.example/policy/cloud-rental-reporting-rule',
    hoursAgo: 36,
    minutesToCollect: 9,
    language: 'en',
    text: prose(`
      Cloud providers would have to report every large rental of American AI chips to customers abroad under a
      new American draft export rule. Published today, it sets the threshold at 2,000 accelerators or 30 days of
      continuous training, whichever comes first.

      The draft matters because it closes a gap in export controls, which apply when a chip is shipped but not
      when it is rented over the network. Reports would name the customer, its owners and the purpose, and stay
      confidential.

      Cloud companies fear that customers will move to providers elsewhere. Compliance would cost the industry
      about 120 million dollars a year, by the government’s own estimate.

      The rule extends a series that began with a single set of controls. On 7 October 2022, the United States
      restricted exports of advanced chips and chip-making tools to China. In October 2023, the United States
      extended the controls to slower chips and more countries. In May 2025, the government withdrew a broader
      system of country quotas before companies had to comply with it.

      Comments are open for 60 days. Enterprise security teams at cloud customers should find out which of their
      training jobs would be reported, since the draft also covers subsidiaries. Trade lawyers expect reporting
      to become a licence requirement by 2028. The step would be short, because the draft already asks providers
      to keep the tools to stop a job.
    `),
  },
  {
    key: 'cloud-rental-rule-hangang',
    publisher: publishers.hangang,
    title: 'US draft rule on overseas AI chip rentals reaches Korean cloud customers',
    url: 'https://hangangchip.example/trade/us-draft-rule-chip-rentals',
    hoursAgo: 33,
    minutesToCollect: 26,
    language: 'en',
    text: prose(`
      Training abroad may soon become less private for companies in Korea. Eleven of Korea’s twenty largest AI
      users train on rented accelerators abroad, according to the Seoul consultancy Namsan Insight.

      The American draft rule on cloud rentals would name such customers in reports to Washington. It sets its
      threshold at 2,000 accelerators, which a mid-sized language model reaches within a week. Cloud providers
      must send the report before the job starts, not after it ends.

      The rule raises the value of domestic capacity, because jobs on chips that already stand in Korea are not
      covered. Two Korean operators said today that they had received inquiries for next year’s entire capacity.

      Namsan Insight expects Korean data centres to add 400 megawatts for AI by 2028. Operators are planning new
      halls, because customers want to train without a foreign report. The trade ministry in Seoul will submit
      comments next month and asks companies for examples.
    `),
  },
  {
    key: 'cloud-rental-rule-lantern',
    publisher: publishers.lantern,
    title: 'American draft rule would make cloud providers report rentals of AI chips',
    url: 'https://lanternpolicy.example/trade/american-draft-rule-chip-rentals',
    hoursAgo: 30,
    minutesToCollect: 31,
    language: 'en',
    text: prose(`
      The United States has proposed that cloud providers report large overseas rentals of AI chips. The draft
      export rule applies to American providers and to foreign ones that use American accelerators, which today
      means nearly all of them.

      Three kinds of customer are exempt: universities in allied countries, hospitals, and companies that
      process only their own customers’ requests. Training a model from scratch is always reported above the
      threshold of 2,000 accelerators.

      South-East Asia is affected more than its size suggests, because data centres in Johor and Singapore rent
      much of their capacity to Chinese internet companies. Operators there expect longer contracts and more
      questions, but no loss of chips.

      Export control has shifted from machines to services within three years. The controls of October 2022
      named chips by their speed, and the update of October 2023 added the density of their computing power. In
      January 2024, a proposal on the identity of cloud customers mentioned rentals.

      Policy teams should watch the definition of training in the final text, since fine-tuning is not
      mentioned. The comment period ends in 60 days, and a final rule is expected by the end of next year.
    `),
  },
  {
    key: 'tool-makers-strait',
    publisher: publishers.strait,
    title: 'Chip-tool suppliers in Hsinchu warn against copying American cloud rules',
    url: 'https://straitwafer.example/trade/tool-suppliers-warn',
    hoursAgo: 318,
    minutesToCollect: 23,
    language: 'en',
    text: prose(`
      Forty Taiwanese suppliers of parts for chip-making tools have asked their government not to follow
      American plans for controls on computing services. Their letter says each new rule costs a small supplier
      two full-time employees.

      The suppliers make valves, ceramic parts and wafer carriers that end up in machines around the world. Most
      have fewer than 200 employees, and none has a legal department of its own.

      The letter carries weight because the group’s members deliver parts for every second deposition machine
      built outside China. Orders from Chinese customers fell by 18 per cent last year, and orders from Malaysia
      and India made up about half of the loss.

      Officials will meet the group next month. Industry analysts expect a third of the suppliers to merge or
      sell by 2030, because the cost of licences does not shrink with the size of a company.
    `),
  },
  {
    key: 'ai-act-template-belliard',
    publisher: publishers.belliard,
    title: 'Brussels publishes form for reporting serious AI incidents',
    url: 'https://belliardreport.example/digital/ai-act-incident-form',
    hoursAgo: 44,
    minutesToCollect: 13,
    language: 'en',
    text: prose(`
      The European Commission has published the form with which companies must report serious incidents under
      the AI Act. Providers of high-risk systems have 15 days to fill in its 34 fields, and two days when
      somebody has died.

      The form matters to compliance teams because it settles when a report is due: once a causal link is
      reasonably likely, not once it is proven. Companies may send a first version with gaps and complete it
      later.

      Industry groups call the form long but clear. Consumer groups regret that near misses stay voluntary,
      although aviation has collected them for decades.

      The AI Act has taken effect in steps. The regulation entered into force on 1 August 2024. The ban on
      practices such as social scoring has applied since 2 February 2025. Duties for providers of
      general-purpose models followed on 2 August 2025.

      Compliance teams should rehearse the 15-day limit before the reporting duty applies, because national
      authorities may fine a late report. The Commission expects about 1,200 reports a year by 2028. Medical
      devices alone account for half of the estimate, because hospitals have reported device failures for
      decades.

      A webinar on the form takes place next month.
    `),
  },
  {
    key: 'ai-act-template-tideway',
    publisher: publishers.tideway,
    title: 'EU sets out how firms must report serious incidents with AI',
    url: 'https://tidewaycourier.example/politics/eu-ai-act-incident-reports',
    hoursAgo: 41,
    minutesToCollect: 16,
    language: 'en',
    text: prose(`
      Companies that sell high-risk AI in the European Union now know how to report when it goes wrong. A form
      published by the European Commission asks for 34 details, from the version of the model to the harm done,
      and is due within 15 days.

      British exporters are covered as well, since the AI Act applies to any system used in the Union. About
      700 British companies sell software that counts as high-risk, mostly for hiring and medical diagnosis.

      The reports will feed a common European database. Researchers get access to it without company names,
      which would make it the largest public record of failures of AI systems.

      Lawyers expect Britain to adopt the same form by 2028, because companies do not want to report twice. Firms
      should name a person in charge now and keep system logs for at least six months, as the act requires.
    `),
  },
  {
    key: 'ki-verordnung-elbkante',
    publisher: publishers.elbkante,
    title: 'Maschinenbauer verlangen Klarheit über Hochrisiko-KI in Anlagen',
    url: 'https://elbkante.example/industrie/maschinenbau-hochrisiko-ki',
    hoursAgo: 118,
    minutesToCollect: 22,
    language: 'de',
    text: prose(`
      Deutsche Maschinenbauer fordern von der Europäischen Kommission eine klare Grenze für Hochrisiko-KI in
      Industrieanlagen. Der Fachverband Antriebe und Anlagen übergab dazu gestern in Brüssel ein Papier mit 46
      Beispielen aus der Praxis.

      Streitpunkt ist die Frage, wann eine KI-Funktion als Sicherheitsbauteil gilt. Eine Kamera, die
      Ausschussteile erkennt, fällt nach Ansicht des Verbands nicht darunter, eine Kamera, die einen Roboter vor
      Menschen anhält, dagegen schon.

      Für kleine Betriebe ist die Antwort entscheidend, weil eine Konformitätsprüfung nach Schätzung des Verbands
      bis zu 180.000 Euro kostet. Von den 1.300 Mitgliedern haben zwei Drittel weniger als 250 Beschäftigte.

      Die KI-Verordnung ist am 1. August 2024 in Kraft getreten. Seit dem 2. Februar 2025 gelten die Verbote, seit
      dem 2. August 2025 die Pflichten für Anbieter von KI-Modellen mit allgemeinem Verwendungszweck.

      Die Kommission will im nächsten Quartal Leitlinien mit eigenen Beispielen vorlegen. Der Verband erwartet,
      dass bis 2030 jede zweite neue Anlage KI-Funktionen enthält, weil Sensoren und Rechner billiger werden.
    `),
  },
  {
    key: 'hiring-inquiry-belliard',
    publisher: publishers.belliard,
    title: 'Nordic watchdogs open first joint inquiry into AI hiring software',
    url: 'https://belliardreport.example/digital/nordic-inquiry-hiring-software',
    hoursAgo: 406,
    minutesToCollect: 28,
    language: 'en',
    text: prose(`
      Authorities in Sweden, Denmark and Finland have opened a joint inquiry into Rekryta, a program that ranks
      job applicants with a language model. It is the first inquiry under the AI Act that crosses borders.

      Applicants over 50 were ranked 19 places lower on average than younger ones with the same experience,
      according to a test by a Danish trade union with 2,000 invented applications. Rekryta’s maker in Malmö
      says the union used an outdated version.

      The case matters to employers because it shows how authorities share work when a provider sits in one
      country and its customers in three. About 430 employers use Rekryta, among them two ministries.

      Personnel departments should keep records of how rankings were used, since the authorities have asked
      employers for the last 12 months. A first report is due within three months. Lawyers expect hiring
      software to be audited every year by 2028, because insurers have begun to demand it.
    `),
  },
  {
    key: 'hiring-inquiry-skargard',
    publisher: publishers.skargard,
    title: 'Rekryta under inquiry: three Nordic authorities examine ranking of job applicants',
    url: 'https://skargarddata.example/law/rekryta-inquiry',
    hoursAgo: 402,
    minutesToCollect: 19,
    language: 'en',
    text: prose(`
      The Malmö company Rekryta must open its hiring software to authorities from Sweden, Denmark and Finland.
      The joint inquiry follows a trade union’s test in which applicants over 50 were ranked lower than younger
      ones.

      Rekryta ranks about 900,000 applications a year with a language model that reads letters and curricula.
      The company said today that it would cooperate and that its current version no longer sees dates of birth.

      Removing dates may not be enough, because a model can infer age from the year of a degree or from an old
      job title. The three authorities have hired a laboratory in Aarhus to test for such traces.

      Employers may continue to use the program during the inquiry. The authorities expect to publish a first
      report within three months.
    `),
  },
  {
    key: 'ai-labels-hangang',
    publisher: publishers.hangang,
    title: 'Korea spells out how AI-made pictures and voices must be labelled',
    url: 'https://hangangchip.example/policy/korea-ai-labels-guidance',
    hoursAgo: 234,
    minutesToCollect: 30,
    language: 'en',
    text: prose(`
      South Korean regulators have published guidance on how AI-made pictures, voices and films must be
      labelled. A visible mark is required where a person could take the result for real, and a machine-readable
      mark in all other cases.

      The guidance fills in the country’s AI Basic Act, which the National Assembly passed in December 2024.
      Small creators are exempt from the visible mark below 10,000 viewers, as long as the platform adds the
      hidden one.

      Video platforms carry most of the work. They must keep the hidden mark when a film is cut, compressed or
      filmed from a screen, and four of the five largest services fail that test today, according to a
      government laboratory.

      South Korea’s rules matter to creators abroad because they apply to anything shown to users in the
      country. Studios should check their export settings before the grace period ends next quarter. Engineers
      expect cameras with built-in proof of origin to make up half of new models by 2030, because it is easier
      to mark what is real.
    `),
  },
  {
    key: 'acuerdo-editores-meseta',
    publisher: publishers.meseta,
    title: 'Los editores españoles acuerdan cobrar por las respuestas de los buscadores con IA',
    url: 'https://mesetatecnologia.example/medios/acuerdo-editores-buscadores-ia',
    hoursAgo: 20,
    minutesToCollect: 17,
    language: 'es',
    text: prose(`
      La asociación Prensa Abierta, que reúne a 62 editores españoles, ha firmado un acuerdo con el buscador
      Alondra para cobrar por cada respuesta generada con sus artículos. El pago, según se anunció hoy, será de
      0,4 céntimos por respuesta y se repartirá según los textos citados.

      El acuerdo es importante para los medios pequeños porque no exige un volumen mínimo de lectores. Un diario
      comarcal de Soria recibirá la misma tarifa que un periódico nacional.

      Alondra mostrará el nombre del medio junto a cada frase y enlazará el artículo original. Los editores
      podrán retirar un texto en 24 horas y consultar cuántas veces se ha usado.

      España ya vivió un conflicto parecido. En diciembre de 2014, Google cerró en el país su servicio de
      noticias, y en junio de 2022 lo volvió a abrir tras un cambio en la ley.

      Prensa Abierta espera ingresar nueve millones de euros al año en 2028, porque prevé acuerdos con otros dos
      buscadores. Los primeros pagos se harán el próximo trimestre.
    `),
  },
];
