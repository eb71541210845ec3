/** Sample articles on models, agents, open source and cloud computing. Invented events; the dated background is public fact. */
import { prose, type SampleArticle } from './article.ts';
import { publishers } from './publishers.table.ts';

export const softwareArticles: readonly SampleArticle[] = [
  {
    key: 'strandline-flaw-palisade',
    publisher: publishers.palisade,
    title: 'Critical flaw in agent framework Strandline lets web pages run commands',
    url: 'https://palisadenotes.example/advisories/strandline-tool-router',
    hoursAgo: 5.2,
    minutesToCollect: 6,
    language: 'en',
    text: prose(`
      A critical flaw in the agent framework Strandline lets a web page run commands on the machine of anyone
      whose agent reads it. All versions from 3.0 to 3.8.1 are affected, and version 3.8.2, released today,
      closes the hole.

      The flaw sits in Strandline’s tool router, which decides which tool an agent may call. A page can smuggle
      a tool description into the agent’s context, and the router accepts it as if the developer had registered
      it. Researchers at the consultancy Greywater Labs found that 9 of the 12 most used Strandline templates
      run with shell access switched on.

      Security teams should treat every host that ran an affected agent with web access as exposed, because the
      attack leaves no entry in the default log. Greywater Labs rates the flaw 9.4 of 10 and has seen scans for
      it since yesterday.

      The weakness belongs to a known family. In August 2023, the OWASP project put prompt injection at the top
      of its list for applications built on language models. In December 2021, the Log4Shell flaw in a logging
      library showed how long a hole in a common building block stays open.

      Version 3.8.2 is available now, and administrators should update Strandline agents and turn off shell
      access at once. Greywater Labs will publish its full report next week, once large users have patched.
    `),
  },
  {
    key: 'strandline-flaw-tideway',
    publisher: publishers.tideway,
    title: 'Companies told to patch Strandline AI agents after critical security flaw',
    url: 'https://tidewaycourier.example/technology/strandline-agents-patch',
    hoursAgo: 3.1,
    minutesToCollect: 9,
    language: 'en',
    text: prose(`
      Companies that run AI agents on the Strandline framework have been told to install an emergency update
      after researchers found that any web page could take over an agent. Two British banks and a parcel service
      paused their agents for several hours today while they patched.

      Strandline is downloaded about 2.3 million times a week, and its agents book travel, sort invoices and
      answer customers. The flaw affects versions from 3.0 to 3.8.1 and was reported by Greywater Labs, a
      security consultancy in Leeds.

      For enterprises the flaw shows that Strandline agents with access to internal systems need the same controls
      as employees. “We would never give a new colleague a root shell and an open browser,” said Maud Ferrers,
      who leads security at the insurer Pennant Mutual.

      Insurers expect cyber policies to exclude unpatched agent frameworks by 2028. Claims departments push for
      the exclusion, because they cannot tell an attack from a misbehaving model.

      The Strandline project has promised signed tool descriptions in version 4, which is planned for next
      quarter.
    `),
  },
  {
    key: 'strandline-flaw-deccan',
    publisher: publishers.deccan,
    title: 'Strandline 3.8.2 fixes tool router hole; Indian service firms check thousands of agents',
    url: 'https://deccancompute.example/security/strandline-tool-router-fix',
    hoursAgo: 0.6,
    minutesToCollect: 4,
    language: 'en',
    text: prose(`
      Strandline has released version 3.8.2 of its agent framework to close a hole in the tool router through
      which web pages could run commands. The project’s security team credits Greywater Labs with the report and
      asks all users to update at once.

      Indian software service firms are among the largest users. Kaveri Systems checked 4,100 customer agents
      within six hours today and found 310 with shell access and open web browsing. None showed signs of an
      attack, the company said.

      Developers who cannot update can set the option that limits the router to tools named in the configuration
      file. The workaround breaks agents that discover tools through the Model Context Protocol, which was
      introduced in November 2024.

      Strandline’s maintainers will hold a public review of the incident next week and have invited the authors
      of four other frameworks.
    `),
  },
  {
    key: 'strandline-audit-tarball',
    publisher: publishers.tarball,
    title: 'Strandline maintainers get a paid security team after surge in downloads',
    url: 'https://opentarball.example/community/strandline-security-team',
    hoursAgo: 421,
    minutesToCollect: 27,
    language: 'en',
    text: prose(`
      The agent framework Strandline will hire three security engineers with 1.2 million dollars from six
      companies that depend on it. The project has so far been kept by two maintainers in their spare time,
      while weekly downloads passed 2 million last month.

      The money pays for an outside audit of the tool router and the memory store, the two parts that touch
      untrusted text. “People give our code their calendars, their mail and their shells,” said Oona Brandvold,
      who started Strandline in 2023. “It deserves more than evenings.”

      Paid security staff matter because open-source projects rarely get any before an incident. After the
      Log4Shell flaw of December 2021, several foundations set up funds for common building blocks, but most of
      their money goes to libraries older than ten years.

      The first audit report is due within two months. Sponsors expect half of the popular agent frameworks to
      have paid security staff by 2028, because large customers have begun to ask for audits in their contracts.
    `),
  },
  {
    key: 'tern-3-northgate',
    publisher: publishers.northgate,
    title: 'Lofthaven releases Tern 3 open-weights models with a full training record',
    url: 'https://northgatewire.example/ai/lofthaven-tern-3-open-weights',
    hoursAgo: 5.6,
    minutesToCollect: 5,
    language: 'en',
    text: prose(`
      Norway’s Lofthaven Lab has released Tern 3, a family of three open-weights language models, together with
      a complete record of their training data. The largest model has 110 billion parameters, and the smallest
      runs on a laptop with 16 gigabytes of memory.

      The record sets Tern 3 apart, because users can look up which documents a model was trained on and in what
      order. Lofthaven says that 38 per cent of the text comes from public bodies in eleven European countries,
      all of it licensed.

      On the lab’s own tests the largest Tern 3 model solves 71 per cent of a set of 2,400 programming tasks,
      compared with 58 per cent for Tern 2. Independent results are not available yet. The models read and write
      26 languages and accept inputs of 200,000 tokens.

      Open weights have moved quickly from curiosity to common practice. In July 2023, Meta released Llama 2
      with a licence that allowed commercial use. In January 2025, DeepSeek published the weights of its R1
      reasoning model under the MIT licence. In August 2025, OpenAI released two open-weights models of its
      own, the first since 2019.

      Developers can download the weights today under the Apache 2.0 licence. Lofthaven will publish an
      independent safety review next month and plans a version for speech by the end of next year.
    `),
  },
  {
    key: 'tern-3-tideway',
    publisher: publishers.tideway,
    title: 'Norwegian lab publishes Tern 3, an open AI model that shows its sources',
    url: 'https://tidewaycourier.example/technology/tern-3-open-model-norway',
    hoursAgo: 4.3,
    minutesToCollect: 11,
    language: 'en',
    text: prose(`
      Lofthaven Lab in Bergen has published its Tern 3 language models after a delay of nine days for extra
      safety tests. The three models are free to use, and their training record is open to anyone.

      Publishers and authors welcomed the record, since it allows them to check whether their work was used. The
      Norwegian Writers’ Guild said it had found 214 titles of its members and that all of them were covered by
      a licence. Rights holders can ask for removal, and the lab must answer within 30 days.

      Tern 3 matters to public bodies that may not send documents to a foreign cloud, because even the largest
      model runs on a single server with four accelerators. Lofthaven paid for the training with 46 million
      euros from the Norwegian research council and five regional banks.

      Researchers at the lab expect public authorities in the Nordic countries to run most of their text
      processing on local models by 2030. Demand comes from procurement rules, because these favour suppliers
      that disclose their training data. Safety reviewers from two universities will report on Tern 3 next
      month.
    `),
  },
  {
    key: 'tern-3-tarball',
    publisher: publishers.tarball,
    title: 'Tern 3 weights land under Apache 2.0, with training record and data tools',
    url: 'https://opentarball.example/releases/tern-3-apache',
    hoursAgo: 2.4,
    minutesToCollect: 8,
    language: 'en',
    text: prose(`
      The Tern 3 language models from Lofthaven Lab are out under the Apache 2.0 licence, weights, tokenizer and
      training record included. Two popular inference servers added support within hours.

      Packagers get what they have long asked for: checksums for every file, a reproducible conversion to
      quantised formats, and no acceptance form. The smallest model needs 9 gigabytes on disk and produced 34
      tokens a second on a three-year-old laptop in our test.

      The training record is an index of 9.1 billion documents that can be searched offline. Developers should
      read its removal list before they fine-tune, because Lofthaven drops documents from the record when a
      rights holder objects and expects users to do the same.

      Maintainers of downstream tools will meet Lofthaven’s engineers online next week to agree on a common
      format for such records.
    `),
  },
  {
    key: 'tern-delay-northgate',
    publisher: publishers.northgate,
    title: 'Lofthaven delays Tern 3 after testers coax working malware from it',
    url: 'https://northgatewire.example/ai/lofthaven-delays-tern-3',
    hoursAgo: 222,
    minutesToCollect: 13,
    language: 'en',
    text: prose(`
      Lofthaven Lab has postponed the release of its Tern 3 models after outside testers made the largest one
      write working malware. The Bergen lab had planned to publish the weights today.

      Three of 40 testers got past the model’s refusals with prompts in Faroese, a language that makes up less
      than a hundredth of a per cent of the training text. Lofthaven will retrain the final stage with examples
      in all 26 supported languages.

      A delay costs less than a recall, because open weights cannot be taken back once they have been
      downloaded. “We have one chance to get this right,” said Sunniva Teigland, the lab’s director of research.

      Lofthaven expects to release Tern 3 within two weeks. Safety researchers should watch its report on
      low-resource languages, which is due together with the weights.
    `),
  },
  {
    key: 'tern-delay-skargard',
    publisher: publishers.skargard,
    title: 'Tern 3 postponed: small languages were the gap in Lofthaven’s safety tests',
    url: 'https://skargarddata.example/ai/tern-3-postponed',
    hoursAgo: 216,
    minutesToCollect: 29,
    language: 'en',
    text: prose(`
      The Norwegian lab Lofthaven has put off its open Tern 3 models because safety training failed in small
      languages. Testers who wrote in Faroese received answers that the model refused to give in English or
      Norwegian.

      The gap is a warning for every lab that publishes multilingual models, since most safety tests are written
      in English. Of the 26 languages that Tern 3 supports, seven had fewer than 1,000 safety examples.

      Linguists from Tórshavn and Tromsø are now writing 12,000 new test prompts. Lofthaven pays them from the
      46 million euros that the project received from the Norwegian research council and five banks.

      Municipalities in Sweden that planned to switch to Tern 3 next month will stay with Tern 2 until the review
      is complete.
    `),
  },
  {
    key: 'tern-2-nordic-skargard',
    publisher: publishers.skargard,
    title: 'Nine Swedish municipalities move document search to local Tern 2 models',
    url: 'https://skargarddata.example/public-sector/municipalities-tern-2',
    hoursAgo: 566,
    minutesToCollect: 35,
    language: 'en',
    text: prose(`
      Nine municipalities in northern Sweden have moved the search in their archives to Tern 2, an open-weights
      language model that runs in their own server rooms. The change ends a contract with an American cloud
      provider that cost 11 million kronor a year.

      Clerks can now ask for a decision in plain Swedish, Finnish or Northern Sami and receive the document with
      the passage marked. In a trial with 140 clerks, the time for a search fell from 14 minutes to 5.

      Local operation matters because the archives contain social services files, which may not leave the
      municipality under Swedish secrecy law. The nine share two servers in Luleå and a team of three
      technicians.

      Lofthaven Lab in Norway, which makes the Tern models, expects 100 Nordic municipalities to follow by 2028,
      because the server costs less than one clerk’s salary a year. Other regions can test the installation next
      month.
    `),
  },
  {
    key: 'quillbase-return-tarball',
    publisher: publishers.tarball,
    title: 'Quillbase returns to an open-source licence three weeks after leaving it',
    url: 'https://opentarball.example/licences/quillbase-returns-agpl',
    hoursAgo: 4.8,
    minutesToCollect: 7,
    language: 'en',
    text: prose(`
      Quillbase, the maker of a widely used vector database, is returning to an open-source licence. Version
      7.1, published today, is available under the AGPL, three weeks after the company switched to terms that
      barred competing cloud services.

      The reversal matters to everyone who builds search for language models, because about a third of such
      applications use Quillbase. Chief executive Petra Lindqvist said the company had lost the trust of the
      people who write its extensions. “We priced the code and forgot the community,” she said.

      A fork that former contributors started last week will continue. Its steering group said it would not
      accept patches from the company as long as contributors must sign over their rights.

      Databases have gone down this road before. In March 2024, Redis left its open licence, and the fork Valkey
      appeared within days. In August 2024, Elastic added the AGPL to Elasticsearch, more than three years after
      leaving open source. In May 2025, Redis adopted the AGPL for version 8.

      Teams that have already moved to the fork need not go back, since both read the same files. Users should
      watch whether Quillbase drops its contributor agreement, which the company will decide next month.
    `),
  },
  {
    key: 'quillbase-return-northgate',
    publisher: publishers.northgate,
    title: 'Database maker Quillbase reverses licence change after customers leave for fork',
    url: 'https://northgatewire.example/software/quillbase-reverses-licence',
    hoursAgo: 3.6,
    minutesToCollect: 10,
    language: 'en',
    text: prose(`
      Quillbase has reversed its licence change and put its vector database back under open-source terms. Before
      today’s announcement, customers worth 9 million dollars in yearly revenue had left or said they would.

      Investors had backed the change three weeks ago in the hope that cloud providers would pay for licences.
      None signed. Two of the three largest providers paid engineers to work on a free fork instead.

      For founders of open-source companies the episode shows that a fork can be ready before the first licence
      is sold, because language models now do much of the work of porting. The fork took nine days from its
      first commit to a stable release.

      Analysts at Ferncliff Partners expect fewer than one in ten infrastructure companies to change licences by
      2028. The threat has lost its force, because the cost of a fork has fallen. Quillbase will report its
      quarterly figures next month.
    `),
  },
  {
    key: 'openquill-fork-tarball',
    publisher: publishers.tarball,
    title: 'Eleven companies launch OpenQuill, a fork of the Quillbase vector database',
    url: 'https://opentarball.example/projects/openquill-fork',
    hoursAgo: 186,
    minutesToCollect: 15,
    language: 'en',
    text: prose(`
      Eleven companies have launched OpenQuill, a fork of the last open-source version of the Quillbase vector
      database. The first stable release is available today under the Apache 2.0 licence and reads existing
      Quillbase files.

      The fork gives cloud providers and their customers a way to keep running the database without a contract
      with Quillbase. The founders have pledged 14 full-time engineers for two years and want a foundation to
      hold the name.

      Contributors keep the rights to their code, which was the sorest point under Quillbase. Within a week 61
      of the 90 most active outside contributors moved over, by OpenQuill’s count.

      Forks of this kind have a model. In March 2024, the Linux Foundation announced Valkey eight days after
      Redis changed its licence. In September 2023, the Terraform fork OpenTofu joined the same foundation.

      Maintainers of client libraries should test against OpenQuill before its next release, which is planned
      for next month and will change the replication protocol.
    `),
  },
  {
    key: 'openquill-fork-palisade',
    publisher: publishers.palisade,
    title: 'What the OpenQuill fork of Quillbase means for security updates',
    url: 'https://palisadenotes.example/open-source/openquill-fork-security-updates',
    hoursAgo: 181,
    minutesToCollect: 22,
    language: 'en',
    text: prose(`
      OpenQuill, the new fork of the Quillbase vector database, will publish its own security fixes from today.
      Eleven companies stand behind the project, and four of them lend engineers to its security team.

      Operators now have two sources of fixes for one code base. A hole found in the shared code has to be
      reported to both projects, because neither is obliged to tell the other. OpenQuill offers a joint mailing
      list, and Quillbase has not answered yet.

      Security teams should record which of the two databases each application uses before the code bases
      drift apart. Scanners that go by the product name still report OpenQuill as Quillbase 7.0.

      The OpenQuill group expects to support the first release with fixes until 2028.
    `),
  },
  {
    key: 'quillbase-licence-northgate',
    publisher: publishers.northgate,
    title: 'Quillbase drops open-source licence to keep cloud providers from selling its database',
    url: 'https://northgatewire.example/software/quillbase-drops-open-source',
    hoursAgo: 512,
    minutesToCollect: 17,
    language: 'en',
    text: prose(`
      Quillbase will no longer publish its vector database under an open-source licence. From version 7.1 new
      terms forbid anyone to offer the database as a competing cloud service, the company said today.

      The San Diego company earned 74 million dollars last year, while cloud providers earned several times as
      much with the same code, according to its own estimate. Chief executive Petra Lindqvist called the step a
      matter of survival.

      Customers that run Quillbase for themselves may go on doing so at no charge. Companies that embed
      Quillbase stand to lose most, because the new licence does not define what a competing service is. Lawyers
      doubt whether a company may still offer search to its own customers.

      Quillbase follows a path that others have taken with mixed results. In January 2021, Elastic announced
      that Elasticsearch would leave the Apache licence. In August 2023, HashiCorp moved Terraform to a licence
      that restricts competitors. In March 2024, Redis replaced the open licence of its database.

      Architects should find out which of their products embed Quillbase before version 7.1 appears next month.
    `),
  },
  {
    key: 'quillbase-licence-tarball',
    publisher: publishers.tarball,
    title: 'Quillbase leaves open source; contributors say they were not asked',
    url: 'https://opentarball.example/licences/quillbase-leaves-open-source',
    hoursAgo: 507,
    minutesToCollect: 12,
    language: 'en',
    text: prose(`
      The vector database Quillbase is leaving open source, and the people who wrote a third of its code learned
      of it today from a press release. Version 7.1 will come with terms that bar competing cloud services.

      Contributors had signed an agreement that lets the company change the licence alone. “I read it in 2021
      and thought nobody would be so foolish,” said Teodor Blank, who wrote the database’s compression code.

      Distributions will have to act, since the new terms do not meet the Open Source Definition. Two
      distributions have said that they will freeze Quillbase at version 7.0 and remove it in their next
      release.

      Talk of a fork began within the hour. A group of users will hold a first call tomorrow, and at least four
      cloud companies have said that they will take part.
    `),
  },
  {
    key: 'fjellcloud-outage-skargard',
    publisher: publishers.skargard,
    title: 'Cooling failure takes Fjellsky cloud region in Sundsvall offline',
    url: 'https://skargarddata.example/cloud/fjellsky-sundsvall-outage',
    hoursAgo: 2.2,
    minutesToCollect: 3,
    language: 'en',
    text: prose(`
      The Nordic cloud provider Fjellsky has lost its Sundsvall region after the cooling of two halls failed
      within a quarter of an hour. Payment terminals, three regional newspapers and a rail ticket service were
      unavailable in Sweden and Finland today.

      Operators shut down 6,800 servers by hand when the air reached 41 degrees. Fjellsky says no data has been
      lost, although customers without a second region have to wait until the halls have cooled.

      The outage affects AI services in particular, because the failed halls hold most of Fjellsky’s
      accelerators. Liquid-cooled racks heat up within seconds when the pumps stop, and they were the first to
      go dark.

      Fjellsky expects to restart the first hall within hours and will publish a report on the cause next week.
      Customers should move urgent work to the Oulu region, where the company has lifted its limits.
    `),
  },
  {
    key: 'fjellcloud-outage-tideway',
    publisher: publishers.tideway,
    title: 'Nordic cloud Fjellsky suffers outage as cooling pumps fail in Sundsvall',
    url: 'https://tidewaycourier.example/technology/fjellsky-outage-sundsvall',
    hoursAgo: 0.8,
    minutesToCollect: 5,
    language: 'en',
    text: prose(`
      Fjellsky, the largest cloud provider in the Nordic countries, is restarting its Sundsvall region after an
      outage that began when cooling pumps failed in two halls. About 1,900 companies were affected, among them
      a rail ticket service and three newspapers.

      The pumps stopped after a software update to their controllers, according to a first notice to customers.
      Both halls received the update at the same moment, which is why the reserve pumps did not help.

      For enterprises the failure shows that two halls are not two sites when the same update reaches both.
      Fjellsky will stagger such updates from now on, the company said.

      Regulators in Stockholm have asked for a report within 72 hours under the European rules on network
      security. About 60 per cent of servers were running again when this article was published.
    `),
  },
  {
    key: 'halyard-local-northgate',
    publisher: publishers.northgate,
    title: 'Code editor Halyard moves its assistant onto the developer’s own machine',
    url: 'https://northgatewire.example/software/halyard-local-assistant',
    hoursAgo: 262,
    minutesToCollect: 20,
    language: 'en',
    text: prose(`
      The code editor Halyard can now run its programming assistant entirely on the developer’s own machine. The
      new release downloads a model of 7 billion parameters and sends no source code to a server.

      Local operation matters to developers in banks, hospitals and defence firms, which often forbid cloud
      assistants. Halyard’s makers in Portland counted 3,200 requests for such a mode in the past year.

      Quality has a price. In Halyard’s own comparison the local model completed 46 per cent of 500 tasks
      without help, while the cloud version completed 63 per cent. Answers take about twice as long on a laptop
      with 32 gigabytes of memory.

      Halyard expects local models to match today’s cloud version by 2028, because laptops with faster memory
      will reach the market. Developers can try the mode today, and a version that shares one model within a
      team is planned for next quarter.
    `),
  },
  {
    key: 'retail-agents-tideway',
    publisher: publishers.tideway,
    title: 'British grocer Marlowe & Finch shuts out shopping agents',
    url: 'https://tidewaycourier.example/business/marlowe-finch-shopping-agents',
    hoursAgo: 335,
    minutesToCollect: 18,
    language: 'en',
    text: prose(`
      The supermarket chain Marlowe & Finch has blocked AI shopping agents from its website after they placed
      one in eight online orders last month. Customers who use an agent are asked to confirm each basket
      themselves.

      Agents buy differently from people, the company says. They compare every unit price, ignore offers at the
      top of the page and cancel delivery slots at the last minute, which left vans half empty for weeks.

      The dispute matters to every shop that earns money from advertising on its own pages, because an agent
      does not look at advertisements. Marlowe & Finch took 41 million pounds from such placements last year.

      Website owners have asked robots to stay away since the robots.txt convention of 1994, which became a
      formal internet standard in September 2022. Agents that act for a customer often ignore it, arguing that
      they are browsers.

      Consumer groups expect a legal right to use an agent by 2030, because the competition authority has begun
      to study the question. Marlowe & Finch will review the block after three months.
    `),
  },
];
