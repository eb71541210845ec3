/** A tag that channels subscribe to and stories are matched with. */
export interface Audience {
  /** Stable, in lower case with hyphens: what is stored and typed. */
  readonly tag: string;
  /** As shown on the card. */
  readonly name: string;
  /** One line for `/subscribe`: who they are and what they get. */
  readonly summary: string;
  /** Words and phrases that speak for this audience, each with a weight: 1 usual, 3 decides alone. */
  readonly terms: Readonly<Record<string, number>>;
  /** Lowest score that puts the tag on a story; 0.5 if not given. */
  readonly threshold?: number | undefined;
}

export type AudienceTable = readonly Audience[];

/** Gives every phrase of a comma-separated list one weight. */
function terms(byWeight: Readonly<Record<number, string>>): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [weight, phrases] of Object.entries(byWeight)) {
    for (const phrase of phrases.split(',')) found[phrase.trim()] = Number(weight);
  }
  return found;
}

/** The audiences that Dateline ships. Weights: 1 speaks for it, 2 strongly, 3 decides alone in a title. */
export const defaultAudiences: AudienceTable = [
  {
    tag: 'developers',
    name: 'Developers',
    summary: 'People who write software: languages, frameworks, APIs, tools, releases.',
    terms: terms({
      2: 'developer, programmer, SDK, API, GitHub, open source, pull request, compiler, code editor, coding assistant, coding agent, programming language, JavaScript, TypeScript, Python, Rust, Java, Node.js, npm, PyPI, Kubernetes, Docker, IDE, VS Code, command line, Linux kernel, desarrollador, Entwickler, 开发者, 開発者, 程序员, 开源, オープンソース',
      1: 'software, library, framework, repository, release notes, beta, runtime, deprecate, deprecated, debugging, code, codebase, coding, plugin, endpoint, version, backend, web browser, Linux, database, software engineer, Programmiersprache, código, ソフトウェア, 编程, 代码',
    }),
  },
  {
    tag: 'researchers',
    name: 'Researchers & ML Engineers',
    summary: 'People who build and study models: papers, benchmarks, training, evaluation.',
    terms: terms({
      2: 'researcher, arXiv, preprint, peer-reviewed, benchmark, state of the art, training data, pretraining, fine-tuning, reinforcement learning, neural network, language model, open weights, foundation model, reasoning model, interpretability, alignment research, artificial general intelligence, AGI, Forscher, investigadores, 研究人员, 大模型, 研究者, 論文, 论文, 基準測試',
      1: 'research, paper, study, model, dataset, parameters, transformer, inference, scientist, university, laboratory, lab, scientific, experiment, machine learning, deep learning, academic, conference, Nature, Science, Studie, Universität, universidad, estudio, 研究, 大学, 人工智能, 人工知能, 实验室',
    }),
  },
  {
    tag: 'enterprise-security',
    name: 'Enterprise & Security Teams',
    summary: 'People who run and protect company systems: vulnerabilities, breaches, supply, compliance.',
    terms: terms({
      3: 'zero-day, ransomware, CVE, data breach, remote code execution, supply chain attack, phishing, malware',
      2: 'vulnerability, security flaw, exploit, exploited, attacker, hacker, patch, breach, cybersecurity, cyberattack, security researcher, CISO, CISA, botnet, spyware, backdoor, encryption, supply chain, export control, technological self-reliance, self-reliance, critical infrastructure, national security, enterprise, Sicherheitslücke, Cyberangriff, vulnerabilidad, ciberataque, 漏洞, 网络安全, 供应链, 脆弱性, サイバー攻撃',
      1: 'security, attack, leak, credential, password, authentication, compliance, outage, IT department, administrator, firewall, VPN, identity, threat, sanctions, data protection, vendor, procurement, Windows, Sicherheit, seguridad, 安全, セキュリティ, 企业, 企業',
    }),
  },
  {
    tag: 'founders',
    name: 'Founders & Startups',
    summary: 'People who start companies: rounds, launches, acquisitions, markets that open.',
    terms: terms({
      3: 'seed round, Series A, Series B, Y Combinator',
      2: 'startup, start-up, founder, co-founder, venture capital, funding round, accelerator, incubator, valuation, entrepreneur, Gründer, emprendedores, 初创公司, 创业, スタートアップ',
      1: 'raised, funding, venture, investor, acquisition, acquire, acquired, unicorn, pivot, incentive, acquihire, deep-tech, spin-off, Finanzierungsrunde, 融资, 資金調達',
    }),
  },
  {
    tag: 'product',
    name: 'Product & Design',
    summary: 'People who decide what a product does: features, launches, pricing, user experience.',
    terms: terms({
      2: 'new feature, user experience, user interface, product manager, rollout, rolling out, roll out, redesign, subscription price, free tier, usability, app store, product launch, A/B test, 新功能, 新機能',
      1: 'feature, app, launch, launched, unveil, unveiled, subscriber, pricing, interface, user, customer, design, update, assistant, chatbot, mobile, consumer, product, Funktion, función, usuarios, Nutzer, 用户, 产品, ユーザー, アプリ, 製品',
    }),
  },
  {
    tag: 'investors',
    name: 'Investors & Markets',
    summary: 'People who follow the money: results, shares, deals, forecasts.',
    terms: terms({
      3: 'IPO, quarterly results, quarterly earnings, initial public offering',
      2: 'shares, earnings, revenue, market value, stock, shareholder, Wall Street, Nasdaq, capital expenditure, capex, merger, takeover, buyout, profit, dividend, valuation, analyst, private equity, guidance, Aktie, Umsatz, Gewinn, acciones, ingresos, 股价, 营收, 投资, 株価, 売上高, 投資',
      1: 'investor, investment, billion, market, quarter, forecast, deal, fund, sales, growth, trading, bond, margin, Milliarden, inversión, Börse, 亿元, 億円, 市场, 市場',
    }),
  },
  {
    tag: 'policy',
    name: 'Policy & Legal',
    summary: 'People who make, read and follow rules: laws, regulators, courts, standards.',
    terms: terms({
      3: 'AI Act, antitrust, executive order',
      2: 'regulator, regulation, legislation, lawmaker, lawsuit, court, ruling, judge, senate, congress, parliament, commission, ministry, minister, government, policy, bill, treaty, five-year plan, state council, copyright, privacy, GDPR, FTC, European Commission, export control, sanctions, coordinated development, Gesetz, Regierung, Gericht, Kommission, gobierno, ley, regulador, 政府, 政策, 监管, 法案, 国务院, 規制, 法律, 裁判所',
      1: 'law, legal, rule, ban, fine, fined, hearing, vote, compliance, national strategy, designate, designated, public consultation, election, agency, federal, state, policymaker, governor, president, Verordnung, Behörde, tribunal, 部门, 委员会, 省庁',
    }),
  },
  {
    tag: 'creators',
    name: 'Creators & Media',
    summary: 'People who write, film, draw and publish: generative media, platforms, rights.',
    terms: terms({
      3: 'content creator, deepfake',
      2: 'creator, artist, musician, filmmaker, publisher, copyright, image generator, video generator, text-to-video, text-to-image, streaming, YouTube, TikTok, Instagram, podcast, journalism, newsroom, newspaper, Hollywood, photographer, Künstler, creadores, 创作者, クリエイター, 著作権, 版权',
      1: 'video, music, image, film, art, content, media, album, advertising, influencer, photo, voice, animation, editor, author, writer, publisher, royalty, studio, editores, prensa, medios, buscador, Musik, música, 视频, 動画, 音乐, 音楽',
    }),
  },
  {
    tag: 'hardware',
    name: 'Hardware & Chips',
    summary: 'People who design, make and buy machines: semiconductors, devices, robots, data-centre gear.',
    terms: terms({
      3: 'semiconductor, chipmaker, lithography, wafer, HBM',
      2: 'chip, GPU, CPU, TPU, NPU, processor, foundry, TSMC, Nvidia, Intel, AMD, ASML, robot, robotics, robotaxi, smartphone, headset, wearable, drone, battery, data center, data centre, supercomputer, quantum computer, qubit, Halbleiter, Chips, semiconductores, 芯片, 半导体, 半導体, 机器人, ロボット, 光刻',
      1: 'device, hardware, memory, nanometer, nanometre, server, laptop, tablet, sensor, electric vehicle, satellite, factory, manufacturing, accelerator, energy, megawatt, gigawatt, camera, display, console, Gerät, dispositivo, 工厂, 工場, 设备, 端末',
    }),
  },
  {
    tag: 'data-teams',
    name: 'Data & Infrastructure Teams',
    summary: 'People who keep data and clouds running: databases, pipelines, cloud, cost, reliability.',
    terms: terms({
      3: 'data warehouse, vector database, Postgres, PostgreSQL, data pipeline',
      2: 'database, cloud, AWS, Azure, Google Cloud, data engineer, analytics, SQL, Snowflake, Databricks, Kafka, data center, data centre, outage, observability, object storage, data lake, retrieval-augmented, embedding, SRE, Datenbank, Rechenzentrum, base de datos, 数据库, 数据中心, 云计算, データベース, データセンター, クラウド',
      1: 'data, storage, latency, server, cluster, migration, uptime, throughput, workload, pipeline, query, infrastructure, availability, region, backup, Daten, datos, nube, 数据, データ, 算力',
    }),
  },
  {
    tag: 'education-work',
    name: 'Education & Work',
    summary: 'People who teach, hire and plan careers: schools, jobs, skills, layoffs.',
    terms: terms({
      3: 'layoffs, laid off',
      2: 'job cuts, workforce, hiring, employee, union, teacher, student, classroom, school, curriculum, reskilling, talent, remote work, labor market, labour market, worker, salary, Mitarbeiter, Stellenabbau, empleados, despidos, 裁员, 人才, 教育, 雇用, 従業員',
      1: 'job, staff, training, university, skills, career, strike, wage, education, recruit, workplace, productivity, Arbeit, trabajo, 员工, 学生, 就业, 仕事',
    }),
  },
  {
    tag: 'health-science',
    name: 'Health & Life Sciences',
    summary: 'People in medicine, biology and care: clinical AI, drugs, devices, approvals.',
    terms: terms({
      3: 'clinical trial, drug discovery, FDA approval',
      2: 'patient, hospital, doctor, physician, medical, diagnosis, cancer, protein, vaccine, genome, genetic, biotech, pharmaceutical, drug, FDA, health care, healthcare, disease, Krankenhaus, Patienten, pacientes, médicos, 医院, 医疗, 患者, 病院, 医療, 药物',
      1: 'health, biology, therapy, treatment, medicine, brain, cell, virus, molecule, surgery, nurse, salud, Gesundheit, 健康, 治疗, 治療',
    }),
  },
];
