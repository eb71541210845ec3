/** Pairs of reports, invented for this project: of one event, or of two that look alike. */

/** One report. */
export interface Report {
  readonly title: string;
  readonly text: string;
}

/** Two reports and how many hours lie between them. */
export interface Pair {
  readonly about: string;
  readonly hours: number;
  readonly one: Report;
  readonly other: Report;
}

/** Different reports of one event. */
export const SAME_EVENT: readonly Pair[] = [
  {
    about: 'a model release, by the maker and by a paper',
    hours: 5,
    one: {
      title: 'Introducing Corvane 4, our most capable open model',
      text: 'Today Brightmoor Labs releases Corvane 4, an open-weights language model with 70 billion parameters and a context of 400,000 tokens. On the Hartwell coding benchmark it solves 61 per cent of tasks. Weights, training code and a system card are available under the Apache licence. Brightmoor trained Corvane 4 for eleven weeks on the Tarn cluster in Iceland.',
    },
    other: {
      title: 'Brightmoor’s Corvane 4 narrows the gap between open and closed AI',
      text: 'The British start-up Brightmoor Labs has published Corvane 4, an open-weights model that it says solves 61 per cent of the Hartwell coding tasks. The 70-billion-parameter model was trained in Iceland on the Tarn cluster and can be downloaded under the Apache licence. Analysts say that open weights of this quality put pressure on prices of closed models.',
    },
  },
  {
    about: 'an acquisition',
    hours: 3,
    one: {
      title: 'Ostrava Networks to buy Pelidor for $2.3 billion',
      text: 'Ostrava Networks said on Monday it would buy Pelidor, a maker of identity software, for $2.3 billion in cash. Pelidor has 900 employees in Lisbon and Austin. The deal is expected to close in the third quarter, subject to approval by regulators. Ostrava chief executive Mira Lindqvist said Pelidor would remain a separate brand.',
    },
    other: {
      title: 'Identity firm Pelidor sold to Ostrava in cash deal',
      text: 'Identity software maker Pelidor has agreed to be taken over by Ostrava Networks. The buyer pays $2.3 billion in cash, the companies announced. Ostrava boss Mira Lindqvist wants to keep the Pelidor brand and its 900 staff in Lisbon and Austin. Regulators still have to approve the purchase.',
    },
  },
  {
    about: 'a security hole',
    hours: 8,
    one: {
      title: 'Critical vulnerability in Gatewick VPN exploited in the wild',
      text: 'Attackers are exploiting a critical vulnerability in Gatewick VPN appliances, tracked as CVE-2026-41877, to run code without a password. Gatewick released firmware 9.4.2 on Thursday and urged customers to install it at once. Researchers at Nullpine counted 14,000 exposed appliances, most of them in the United States and Germany.',
    },
    other: {
      title: 'Patch now: Gatewick fixes flaw that lets hackers take over VPN boxes',
      text: 'Gatewick has fixed a flaw in its VPN appliances that hackers already use. CVE-2026-41877 allows anyone on the internet to execute commands without logging in. The update to firmware 9.4.2 closes the hole. According to security company Nullpine about 14,000 Gatewick boxes can be reached from outside.',
    },
  },
  {
    about: 'a ruling',
    hours: 6,
    one: {
      title: 'Judge rules that Scrivia infringed authors’ copyright by training on novels',
      text: 'A federal judge in San Diego ruled on Tuesday that the AI company Scrivia infringed copyright when it trained its writing assistant on 82,000 pirated novels. Judge Helena Ortiz rejected the company’s fair use defence. Damages will be set at a hearing in May. The suit was brought by the novelist Ada Fenwick and eleven other authors.',
    },
    other: {
      title: 'Authors led by Ada Fenwick win copyright case against AI firm Scrivia',
      text: 'Novelist Ada Fenwick and eleven fellow authors have won their lawsuit against Scrivia. The use of 82,000 pirated novels for training is not fair use, Judge Helena Ortiz decided in San Diego. How much Scrivia has to pay will be decided in May. The company announced that it would appeal.',
    },
  },
  {
    about: 'an outage',
    hours: 2,
    one: {
      title: 'Nimbrel cloud outage takes banking apps offline across Europe',
      text: 'An outage at the cloud provider Nimbrel took banking apps and train ticket machines offline across Europe on Friday morning. Nimbrel blamed an expired certificate in its Rotterdam region. Service was restored after four hours. Customers of Banque Merot and the railway operator Veloxa were among those affected.',
    },
    other: {
      title: 'Expired certificate brings down Nimbrel’s Rotterdam region for four hours',
      text: 'An expired certificate has brought down the Rotterdam region of Nimbrel for four hours. Apps of Banque Merot did not open, ticket machines of Veloxa stayed dark. Nimbrel said all services were running again since noon and promised a report on the cloud outage.',
    },
  },
  {
    about: 'a funding round',
    hours: 20,
    one: {
      title: 'Quillfin raises $120 million to automate tax filings',
      text: 'Quillfin, a Toronto start-up that automates tax filings with AI, has raised $120 million in a round led by Harrow Capital. The round values the company at $1.4 billion. Founder Priya Raman said the money would go into hiring accountants and expanding to Australia.',
    },
    other: {
      title: 'Toronto’s Quillfin becomes a unicorn with Harrow-led round',
      text: 'Tax software company Quillfin is now valued at $1.4 billion after investors led by Harrow Capital put in $120 million. The Toronto company wants to expand to Australia, founder Priya Raman told reporters. Its software prepares tax filings with little human help.',
    },
  },
  {
    about: 'a short flash and the full report',
    hours: 1,
    one: {
      title: 'Tessaro chief executive Jonas Weil resigns',
      text: 'Jonas Weil has resigned as chief executive of chip maker Tessaro, the company said.',
    },
    other: {
      title: 'Tessaro boss Jonas Weil steps down after delay of 2-nanometre chips',
      text: 'The chief executive of the chip maker Tessaro, Jonas Weil, has resigned. The supervisory board accepted his decision on Wednesday evening, Tessaro said. Weil had been criticised for delays of the 2-nanometre production line in Grenoble. Finance chief Carla Bonnet takes over until a successor is found.',
    },
  },
  {
    about: 'German reports of one decision',
    hours: 4,
    one: {
      title: 'Bundeskartellamt untersagt Übernahme von Rechenwerk durch Solvaris',
      text: 'Das Bundeskartellamt hat die Übernahme des Leipziger Rechenzentrumsbetreibers Rechenwerk durch den Konzern Solvaris untersagt. Der Zusammenschluss hätte den Wettbewerb in Sachsen erheblich behindert, teilte die Behörde mit. Solvaris wollte 640 Millionen Euro zahlen und prüft nun eine Beschwerde.',
    },
    other: {
      title: 'Kartellamt stoppt Solvaris: Kauf von Rechenwerk verboten',
      text: 'Solvaris darf den Leipziger Betreiber Rechenwerk nicht kaufen. Das entschied das Bundeskartellamt am Donnerstag. Die Behörde sieht den Wettbewerb bei Rechenzentren in Sachsen in Gefahr. Für 640 Millionen Euro wollte der Konzern Solvaris das Unternehmen übernehmen; eine Beschwerde ist möglich.',
    },
  },
  {
    about: 'Spanish reports of one fine',
    hours: 7,
    one: {
      title: 'Multa de 18 millones a Vozalia por grabar a sus usuarios sin permiso',
      text: 'La Agencia Española de Protección de Datos ha multado con 18 millones de euros a Vozalia por grabar conversaciones de sus usuarios sin consentimiento. El asistente de voz guardó audios de 300.000 hogares durante dos años. Vozalia anunció que recurrirá la sanción ante la Audiencia Nacional.',
    },
    other: {
      title: 'Protección de Datos sanciona al asistente de voz Vozalia con 18 millones de euros',
      text: 'Vozalia deberá pagar 18 millones de euros. Según la Agencia Española de Protección de Datos, el asistente de voz grabó audios en 300.000 hogares sin consentimiento de los usuarios. La empresa recurrirá la multa ante la Audiencia Nacional.',
    },
  },
  {
    about: 'Chinese reports of one launch',
    hours: 3,
    one: {
      title: '星澜科技发布远山大模型，推理成本下降六成',
      text: '星澜科技周二在杭州发布新一代大模型“远山”。公司表示，远山大模型的推理成本比上一代下降六成，支持方言语音识别。首批用户包括浙江的三家医院。星澜科技创始人陆文舟说，模型权重将在下月开放下载。',
    },
    other: {
      title: '杭州企业推出“远山”模型 支持方言语音识别',
      text: '杭州企业星澜科技推出远山大模型，支持方言语音识别，推理成本下降六成。创始人陆文舟介绍，浙江三家医院已率先试用，下月将开放模型权重下载。',
    },
  },
  {
    about: 'Japanese reports of one robot trial',
    hours: 5,
    one: {
      title: '北浜電機、配送ロボット「ハコブネ」を大阪で試験運用',
      text: '北浜電機は火曜日、自動配送ロボット「ハコブネ」の試験運用を大阪市北区で始めた。ハコブネは時速6キロで歩道を走り、薬局から患者の自宅へ処方薬を届ける。試験運用は三か月間続き、十二台が参加する。',
    },
    other: {
      title: '大阪で配送ロボットが処方薬を配達 北浜電機のハコブネ',
      text: '大阪市北区の歩道を配送ロボット「ハコブネ」が走り始めた。北浜電機が開発した十二台が、薬局から患者の自宅へ処方薬を届ける。試験運用の期間は三か月間で、速度は時速6キロに抑える。',
    },
  },
  {
    about: 'a death, told by two papers with different headlines',
    hours: 9,
    one: {
      title: 'Computing pioneer Edith Varga dies aged 91',
      text: 'Edith Varga, who wrote one of the first compilers for medical computers, has died in Szeged at the age of 91, her family said. Varga led the Danube Institute for two decades and received the Kalmar Medal in 1988. She taught until she was 80.',
    },
    other: {
      title: 'Edith Varga, mother of medical computing, 1935–2026',
      text: 'The compiler pioneer Edith Varga is dead. She died at 91 in Szeged, as her family announced. For twenty years she led the Danube Institute, and medical computers all over Europe ran on her compiler. In 1988 she was awarded the Kalmar Medal.',
    },
  },
];

/** Two events that share actors, words or headings. */
export const LOOK_ALIKES: readonly Pair[] = [
  {
    about: 'two launches of one company in a week',
    hours: 72,
    one: {
      title: 'Lumetra launches Sketchpad, an image editor driven by AI',
      text: 'Lumetra has launched Sketchpad, an image editor in which users describe changes in words. Sketchpad removes backgrounds, relights faces and exports layered files. It costs $12 a month and runs in the browser. Designers at three magazines have used a preview since spring.',
    },
    other: {
      title: 'Lumetra launches Ledger, bookkeeping for small shops',
      text: 'Lumetra has launched Ledger, a bookkeeping service for small shops. Ledger reads receipts photographed with a phone, sorts expenses into tax categories and files VAT returns in six countries. The service is free up to 50 receipts. Accountants can be invited at no cost.',
    },
  },
  {
    about: 'two versions of one model within days',
    hours: 60,
    one: {
      title: 'Brightmoor releases Corvane 4.1 with better tool use',
      text: 'Brightmoor Labs has released Corvane 4.1. The model calls tools more reliably than its predecessor and costs the same. On the Hartwell coding benchmark it solves 63 per cent of tasks. Developers reach it through the Brightmoor API.',
    },
    other: {
      title: 'Brightmoor releases Corvane 4.2 with longer memory',
      text: 'Brightmoor Labs has released Corvane 4.2. The model remembers up to a million tokens and costs the same. On the Hartwell coding benchmark it solves 64 per cent of tasks. Developers reach it through the Brightmoor API.',
    },
  },
  {
    about: 'two rulings by one court on one day',
    hours: 3,
    one: {
      title: 'Appeals court lets state ban facial recognition in schools',
      text: 'An appeals court in Denver ruled on Tuesday that the state may ban facial recognition in schools. The maker Visagent had argued that the ban violates its right to trade. The court said children cannot consent to biometric surveillance. Two districts must now switch off cameras at their gates.',
    },
    other: {
      title: 'Appeals court revives suit over delivery drivers’ algorithmic pay',
      text: 'An appeals court in Denver revived a lawsuit on Tuesday by 3,100 delivery drivers against Parcelo. The drivers say an algorithm cut their wages when they declined trips. A lower court had thrown the suit out. Parcelo said its pay formula was fair and that it would defend itself.',
    },
  },
  {
    about: 'a weekly column under one title',
    hours: 168,
    one: {
      title: 'The week in open source',
      text: 'This week the maintainers of the Halcyon database cut release 12, the Ferrule parser moved to a foundation, and a survey found that half of all maintainers are unpaid. We also look at a quarrel over logos and at a new way to sign packages.',
    },
    other: {
      title: 'The week in open source',
      text: 'This week a court in Hamburg upheld the copyleft licence, the Brindle editor gained a plugin store, and a student found a bug that had slept for nineteen years. We also look at conferences in autumn and at a mailing list that closes.',
    },
  },
  {
    about: 'a daily digest under a dated title',
    hours: 24,
    one: {
      title: 'Daily digest: 3 March',
      text: 'Good morning. Today: a chip maker warns of falling sales, a ministry buys laptops for every school, and a robot learns to fold shirts. Subscribe to get this digest every day in your inbox. Reply to tell us what we missed.',
    },
    other: {
      title: 'Daily digest: 4 March',
      text: 'Good morning. Today: a search engine drops advertisements, two telescopes disagree about the age of a star, and a port runs without crane drivers. Subscribe to get this digest every day in your inbox. Reply to tell us what we missed.',
    },
  },
  {
    about: 'two funding rounds of different companies on one day',
    hours: 4,
    one: {
      title: 'Vernacle raises $40 million Series B for AI contract review',
      text: 'Vernacle, a start-up that reviews contracts with AI, has raised $40 million in a Series B round led by Northgate Ventures. The company counts 300 law firms among its customers. It plans to open an office in London and to hire engineers.',
    },
    other: {
      title: 'Mossgrid raises $40 million Series B for AI grid planning',
      text: 'Mossgrid, a start-up that plans power lines with AI, has raised $40 million in a Series B round led by Eastlake Partners. Nine utilities in Canada use its software. It plans to double its staff and to simulate batteries.',
    },
  },
  {
    about: 'the same kind of hole in two products',
    hours: 10,
    one: {
      title: 'Critical flaw in Portwell routers lets attackers run commands',
      text: 'A critical flaw in Portwell routers, tracked as CVE-2026-20011, lets attackers run commands without a password. Portwell published firmware 3.1. The hole sits in the web interface for guests. Home users should update from the settings page.',
    },
    other: {
      title: 'Critical flaw in Dravic printers lets attackers read documents',
      text: 'A critical flaw in Dravic office printers, tracked as CVE-2026-20458, lets attackers read stored documents. Dravic published a driver update for offices. The hole sits in the scan folder. Administrators should erase the hard disks of devices that they sell.',
    },
  },
  {
    about: 'the anniversary of an event years ago',
    hours: 24 * 365 * 3,
    one: {
      title: 'Nimbrel cloud outage takes banking apps offline across Europe',
      text: 'An outage at the cloud provider Nimbrel took banking apps and train ticket machines offline across Europe on Friday morning. Nimbrel blamed an expired certificate in its Rotterdam region. Service was restored after four hours.',
    },
    other: {
      title: 'What Nimbrel learned from the outage that took banking apps offline',
      text: 'Three years ago an outage at the cloud provider Nimbrel took banking apps and train ticket machines offline across Europe. An expired certificate in the Rotterdam region was to blame. Since then Nimbrel renews certificates by machine.',
    },
  },
  {
    about: 'two quarterly results of neighbours',
    hours: 2,
    one: {
      title: 'Tessaro quarterly revenue rises 12 per cent',
      text: 'Chip maker Tessaro reported quarterly revenue of 4.1 billion euros, 12 per cent more than a year ago. Demand for power electronics in cars was strong. The Grenoble plant works at capacity. Tessaro raised its forecast for the year.',
    },
    other: {
      title: 'Halbrecht quarterly revenue falls 3 per cent',
      text: 'Machine builder Halbrecht reported quarterly revenue of 900 million euros, 3 per cent less than a year ago. Customers in Asia postponed orders for lithography stages. Halbrecht will put 400 employees in Ulm on short time and keeps its dividend.',
    },
  },
  {
    about: 'two German announcements of one ministry',
    hours: 30,
    one: {
      title: 'Digitalministerium startet Förderung für Schulserver',
      text: 'Das Digitalministerium fördert ab Juli neue Server an Grundschulen. Länder können je Schule 20.000 Euro beantragen. Die Geräte müssen in Europa gebaut sein, sagte Ministerin Anke Brandis. Lehrerverbände begrüßten die Förderung und verlangten Personal für die Wartung.',
    },
    other: {
      title: 'Digitalministerium plant Führerscheine auf dem Handy',
      text: 'Das Digitalministerium will den Führerschein auf das Handy bringen. Autofahrer sollen den Ausweis bei Kontrollen vorzeigen können, sagte Ministerin Anke Brandis. Die Polizei testet Lesegeräte in Bremen. Datenschützer fordern, dass die App keine Standorte speichert.',
    },
  },
  {
    about: 'two Chinese launches of one company',
    hours: 80,
    one: {
      title: '星澜科技推出智能眼镜',
      text: '星澜科技在深圳推出首款智能眼镜，重量三十八克，续航十小时，内置实时翻译。售价一千九百元，六月上市。公司预计年销量达到五十万副。',
    },
    other: {
      title: '星澜科技裁撤自动驾驶部门',
      text: '星澜科技宣布裁撤自动驾驶部门，约四百名员工受影响。公司称路测进度落后，资金将转向机器人业务。部分工程师已加入竞争对手。',
    },
  },
  {
    about: 'a later chapter of one affair',
    hours: 24 * 6,
    one: {
      title: 'Judge rules that Scrivia infringed authors’ copyright by training on novels',
      text: 'A federal judge in San Diego ruled on Tuesday that the AI company Scrivia infringed copyright when it trained its writing assistant on 82,000 pirated novels. Judge Helena Ortiz rejected the company’s fair use defence. Damages will be set at a hearing in May.',
    },
    other: {
      title: 'Scrivia signs licence with three publishers and deletes old models',
      text: 'Scrivia has signed licences with the publishers Merle, Oakhart and Pinder and deletes the models that it trained on pirated books. Readers will see from which novel a suggestion comes. The company pays per page, its founder said, and shuts its free tier.',
    },
  },
  {
    about: 'two numbered versions of one program',
    hours: 90,
    one: {
      title: 'Quillmark 7 is out with a faster renderer',
      text: 'The editor Quillmark 7 was released on Monday. Its new renderer draws long documents three times as fast, and tables can be sorted. Quillmark 7 needs a graphics card from 2018 or later. The makers dropped the old plug-in interface, which annoys some authors.',
    },
    other: {
      title: 'Quillmark 8 beta adds voice control',
      text: 'A beta of the editor Quillmark 8 can be tried since Friday. It listens to spoken commands in nine languages and writes footnotes by itself. Quillmark 8 runs on telephones for the first time. The final version is planned for the autumn, and costs 30 euros a year.',
    },
  },
  {
    about: 'two deals of one company in a week',
    hours: 70,
    one: {
      title: 'Arvane buys mapping start-up Cartolis for $400 million',
      text: 'Arvane has agreed to buy Cartolis, a start-up from Tallinn that draws street maps with drones, for $400 million. The 130 people of Cartolis join the car division. Arvane wants to sell the maps to carmakers from next year.',
    },
    other: {
      title: 'Arvane takes a stake in battery recycler Lithora',
      text: 'Arvane invests $90 million in Lithora, which recovers lithium from old batteries in Porto, and gets 18 per cent of its shares. Lithora will build a second plant with the money. It is the recycler’s first outside investor, its founder said.',
    },
  },
  {
    about: 'two Spanish rulings of one court',
    hours: 48,
    one: {
      title: 'El Supremo anula la multa a Telnova por su tarifa plana',
      text: 'El Tribunal Supremo ha anulado la multa de 12 millones de euros a Telnova por la publicidad de su tarifa plana. Los jueces creen que los clientes podían leer las condiciones. La operadora recuperará el dinero con intereses.',
    },
    other: {
      title: 'El Supremo obliga a Buscalia a borrar datos de menores',
      text: 'El Tribunal Supremo obliga al buscador Buscalia a borrar en diez días los datos de menores que pidan sus padres. La sentencia da la razón a una familia de Vigo. Buscalia tendrá que abrir un formulario y contestar por escrito.',
    },
  },
  {
    about: 'two German numbered versions',
    hours: 60,
    one: {
      title: 'Betriebssystem Kranich 5 erscheint mit neuem Dateisystem',
      text: 'Das freie Betriebssystem Kranich 5 ist erschienen. Ein neues Dateisystem schützt vor Stromausfällen, und der Installierer kommt ohne Netz aus. Kranich 5 wird drei Jahre lang gepflegt. Rechner mit 32 Bit werden nicht mehr unterstützt.',
    },
    other: {
      title: 'Sicherheitslücke in Kranich 4.2: Update dringend empfohlen',
      text: 'In Kranich 4.2 können Angreifer über den Druckdienst Befehle ausführen. Das Projekt verteilt seit gestern eine Korrektur und empfiehlt, sie sofort einzuspielen. Gefunden hat den Fehler eine Studentin aus Graz. Wer nicht druckt, kann den Dienst abschalten.',
    },
  },
  {
    about: 'two Japanese deals of one company',
    hours: 72,
    one: {
      title: '朝霧通信、ゲーム会社の月詠を買収',
      text: '朝霧通信は京都のゲーム会社、月詠を二百億円で買収すると発表した。月詠の社員百五十人は全員残る。買収は七月に完了する予定で、人気作の続編を開発する。',
    },
    other: {
      title: '朝霧通信、海底ケーブル事業を台湾企業へ売却',
      text: '朝霧通信は海底ケーブル事業を台湾の企業に売却する。敷設船二隻と長崎の基地が対象で、価格は公表していない。売却で得た資金は借入金の返済に充てる。',
    },
  },
  {
    about: 'two Chinese rulings on one firm',
    hours: 50,
    one: {
      title: '法院判云谷地图侵权，赔偿三百万元',
      text: '上海一家法院判决云谷地图侵犯一名摄影师的著作权，须赔偿三百万元并删除四千张街景照片。云谷地图表示将上诉。',
    },
    other: {
      title: '云谷地图胜诉，前员工须返还股票',
      text: '北京一家法院判云谷地图胜诉，一名离职的前员工须返还八十万股股票，因为他违反了竞业协议，加入了对手公司。',
    },
  },
];
