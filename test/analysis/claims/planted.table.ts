/** Kinds of error that are planted into true claims. */
export type ErrorKind =
  | 'name'
  | 'number'
  | 'unit'
  | 'date'
  | 'quote'
  | 'citation'
  | 'direction'
  | 'negation'
  | 'roles';

/** A source passage written for this project, statements that it supports, and statements that it does not. */
export interface Planted {
  readonly publisher: string;
  readonly published: string;
  readonly language?: string;
  readonly title: string;
  /** The article; the first sentence of the second paragraph is what the claims cite. */
  readonly before: string;
  readonly quote: string;
  readonly after: string;
  /** Paraphrases as a careful writer, or a model, would make them. */
  readonly right: readonly string[];
  readonly wrong: readonly (readonly [ErrorKind, string])[];
}

export const PLANTED: readonly Planted[] = [
  {
    publisher: 'Harbour Ledger',
    published: '2025-03-12T09:00:00Z',
    title: 'Corvane raises $420 million for warehouse robots',
    before: 'Robotics money is flowing again.',
    quote:
      'Corvane, a Rotterdam maker of warehouse robots, said on Tuesday it had raised $420 million from Silverline Capital and Orda Ventures at a valuation of $3.1 billion.',
    after:
      'Its rival Stackwell raised $90 million in 2023. "We will double our factory floor," chief executive Ilse Brandt said.',
    right: [
      'Corvane raised $420 million at a $3.1 billion valuation.',
      'Rotterdam-based Corvane has secured 420 million dollars from Silverline Capital and Orda Ventures.',
      'Silverline Capital and Orda Ventures invested in Corvane, valuing it at $3,100 million.',
      'On 11 March, robot maker Corvane announced a $420m round.',
      'Corvane makes warehouse robots in Rotterdam.',
    ],
    wrong: [
      ['name', 'Stackwell raised $420 million at a $3.1 billion valuation.'],
      ['name', 'Corvane raised $420 million from Silverline Capital and Morden Partners.'],
      ['name', 'Antwerp-based Corvane raised $420 million.'],
      ['number', 'Corvane raised $240 million at a $3.1 billion valuation.'],
      ['number', 'Corvane raised $420 million at a $31 billion valuation.'],
      ['unit', 'Corvane raised €420 million at a valuation of €3.1 billion.'],
      ['unit', 'Corvane raised $420 billion from Silverline Capital.'],
      ['date', 'On 13 March, Corvane announced a $420 million round.'],
      ['date', 'Corvane said on Thursday it had raised $420 million.'],
      ['quote', 'Corvane said the $420 million was "the largest round in Europe".'],
      ['negation', 'Corvane has not raised $420 million from Silverline Capital.'],
    ],
  },
  {
    publisher: 'Circuit Post',
    published: '2025-06-04T12:00:00Z',
    title: 'Regulators approve Halden purchase of Brightcell',
    before: 'The review took eleven months.',
    quote:
      'The European Commission approved Halden Semiconductor’s €2.6 billion purchase of Brightcell on condition that it sells its plant in Dresden by the end of 2026.',
    after: 'Brightcell employs 4,200 people. The FTC had cleared the deal in January.',
    right: [
      'The European Commission cleared Halden Semiconductor to buy Brightcell for €2.6 billion.',
      'Halden must sell its Dresden plant by the end of 2026 as a condition of the Brightcell purchase.',
      'EU approval of the €2.6bn Brightcell deal depends on the sale of a plant in Dresden.',
      'The Commission approved the purchase of Brightcell by Halden Semiconductor.',
    ],
    wrong: [
      [
        'direction',
        'The European Commission rejected Halden Semiconductor’s €2.6 billion purchase of Brightcell.',
      ],
      ['direction', 'The European Commission blocked Halden’s purchase of Brightcell.'],
      ['name', 'The European Commission approved Halden Semiconductor’s €2.6 billion purchase of Corvane.'],
      ['name', 'Halden must sell its plant in Leipzig by the end of 2026.'],
      ['number', 'The European Commission approved Halden’s €6.2 billion purchase of Brightcell.'],
      ['date', 'Halden must sell its plant in Dresden by the end of 2027.'],
      ['negation', 'The European Commission did not approve Halden’s purchase of Brightcell.'],
      [
        'roles',
        'The European Commission approved Brightcell’s purchase of Halden Semiconductor for €2.6 billion.',
      ],
      ['direction', 'Halden must buy a plant in Dresden by the end of 2026.'],
      ['quote', 'The European Commission called the Brightcell purchase "harmless to competition".'],
    ],
  },
  {
    publisher: 'Northwind Tech',
    published: '2024-11-20T15:00:00Z',
    title: 'Lumen chips fall short',
    before: 'The quarter surprised analysts.',
    quote:
      'Revenue at Lumen Devices rose 14 percent to $8.9 billion in the third quarter while net profit fell 6 percent to $1.2 billion.',
    after: 'Shares dropped after the announcement.',
    right: [
      'Lumen Devices’ third-quarter revenue grew 14% to $8.9 billion.',
      'Net profit at Lumen Devices declined 6 percent to $1,200 million.',
      'While revenue climbed 14 percent, Lumen’s net profit dropped 6 percent.',
    ],
    wrong: [
      ['direction', 'Revenue at Lumen Devices fell 14 percent to $8.9 billion in the third quarter.'],
      ['direction', 'Net profit at Lumen Devices rose 6 percent to $1.2 billion.'],
      ['number', 'Revenue at Lumen Devices rose 41 percent to $8.9 billion.'],
      ['number', 'Net profit at Lumen Devices fell 6 percent to $12 billion.'],
      ['number', 'Revenue at Lumen Devices rose 14 percent to $8.9 billion in the second quarter.'],
      ['unit', 'Net profit at Lumen Devices fell $6 billion in the third quarter.'],
      ['name', 'Revenue at Fenwick Devices rose 14 percent to $8.9 billion.'],
      ['number', 'Revenue at Lumen Devices rose 6 percent to $8.9 billion.'],
    ],
  },
  {
    publisher: 'Secure Desk',
    published: '2025-02-08T08:00:00Z',
    title: 'Flaw in Tidegate VPN is being exploited',
    before: 'Administrators had a long weekend.',
    quote:
      'Attackers are exploiting a flaw in Tidegate VPN 9.2, tracked as CVE-2025-31044, that lets them run code without a password; version 9.2.4 fixes it.',
    after: 'Tidegate VPN 8 is not affected.',
    right: [
      'A vulnerability in Tidegate VPN 9.2 is being exploited by attackers.',
      'CVE-2025-31044 allows attackers to run code without a password.',
      'Tidegate VPN 9.2.4 fixes the flaw tracked as CVE-2025-31044.',
      'The Tidegate VPN bug lets attackers run code with no password.',
    ],
    wrong: [
      ['name', 'Attackers are exploiting a flaw in Fortline VPN 9.2.'],
      ['number', 'A vulnerability in Tidegate VPN 8.2 is being exploited.'],
      ['number', 'CVE-2025-31440 allows attackers to run code without a password.'],
      ['number', 'Tidegate VPN version 9.2.5 fixes the flaw.'],
      ['negation', 'Attackers are not exploiting the flaw in Tidegate VPN 9.2.'],
      ['negation', 'Tidegate VPN version 9.2.4 does not fix the flaw.'],
      ['quote', 'Tidegate called CVE-2025-31044 "a minor problem".'],
    ],
  },
  {
    publisher: 'Orbit Wire',
    published: '2024-05-02T10:00:00Z',
    title: 'Melia 3 opens its weights',
    before: 'Open models keep coming.',
    quote:
      'The University of Tartu released the weights of Melia 3, a 70-billion-parameter language model trained on 4 trillion tokens, under the Apache licence last month.',
    after: 'Its predecessor had 12 billion parameters.',
    right: [
      'The University of Tartu published the weights of Melia 3 in April 2024.',
      'Melia 3 has 70 billion parameters and was trained on 4 trillion tokens.',
      'The weights of the language model Melia 3 are released under the Apache licence.',
      'Melia 3 was released last month.',
    ],
    wrong: [
      ['date', 'The University of Tartu published the weights of Melia 3 in March 2024.'],
      ['date', 'The University of Tartu released Melia 3 last year.'],
      ['number', 'Melia 3 has 7 billion parameters.'],
      ['number', 'Melia 3 was trained on 40 trillion tokens.'],
      ['unit', 'Melia 3 was trained on 4 billion tokens.'],
      ['name', 'The University of Turku released the weights of Melia 3.'],
      ['name', 'The weights of Melia 3 are released under the MIT licence.'],
      ['number', 'The University of Tartu released the weights of Melia 4.'],
      ['negation', 'The University of Tartu never released the weights of Melia 3.'],
    ],
  },
  {
    publisher: 'Capital Courier',
    published: '2025-09-17T16:00:00Z',
    title: 'Senate rejects chip export bill',
    before: 'The chamber was full.',
    quote:
      'The Senate rejected the Chip Transparency Act by 52 votes to 46 on Wednesday, with Senator Dana Whitlock of Ohio leading the opposition.',
    after: 'Supporters want another vote in October.',
    right: [
      'Senators voted 52 to 46 against the Chip Transparency Act, which the Senate rejected.',
      'The Senate turned down the Chip Transparency Act on 17 September.',
      'Dana Whitlock of Ohio led opposition to the Chip Transparency Act.',
    ],
    wrong: [
      ['direction', 'The Senate approved the Chip Transparency Act by 52 votes to 46.'],
      ['direction', 'The Senate passed the Chip Transparency Act on Wednesday.'],
      ['number', 'The Senate rejected the Chip Transparency Act by 62 votes to 36.'],
      ['date', 'The Senate rejected the Chip Transparency Act on Tuesday.'],
      ['date', 'The Senate rejected the Chip Transparency Act on 18 September.'],
      ['name', 'The House rejected the Chip Transparency Act by 52 votes to 46.'],
      ['name', 'Senator Dana Whitlock of Iowa led the opposition.'],
      ['name', 'Senator Maria Whitlock led the opposition to the Chip Transparency Act.'],
      ['negation', 'The Senate did not reject the Chip Transparency Act.'],
    ],
  },
  {
    publisher: 'Daily Compute',
    published: '2025-01-15T07:30:00Z',
    title: 'Pallas to shut its Lyon data centre',
    before: 'Energy prices weigh on clouds.',
    quote:
      'Pallas Cloud will close its data centre in Lyon on 30 June and cut 310 jobs, blaming power costs that have doubled since 2021.',
    after: 'A new site in Valencia opens in the autumn.',
    right: [
      'Pallas Cloud will shut its Lyon data centre on 30 June 2025.',
      'Pallas is cutting 310 jobs as power costs have doubled since 2021.',
      'The closure of the Lyon data centre by Pallas Cloud costs 310 jobs.',
    ],
    wrong: [
      ['direction', 'Pallas Cloud will open a data centre in Lyon on 30 June.'],
      ['direction', 'Power costs that have halved since 2021 led Pallas Cloud to close its data centre.'],
      ['number', 'Pallas Cloud will cut 3,100 jobs.'],
      ['date', 'Pallas Cloud will close its data centre in Lyon on 30 July.'],
      ['date', 'Power costs have doubled since 2019, Pallas Cloud said.'],
      ['name', 'Pallas Cloud will close its data centre in Valencia on 30 June.'],
      ['name', 'Nimbus Cloud will close its data centre in Lyon.'],
      ['negation', 'Pallas Cloud will not close its data centre in Lyon.'],
      ['unit', 'Pallas Cloud will cut 310 million jobs.'],
    ],
  },
  {
    publisher: 'Lab Letter',
    published: '2024-08-22T11:00:00Z',
    title: 'Protein model speeds antibiotic search',
    before: 'The hunt for antibiotics is slow.',
    quote:
      'Researchers at Osaka University used a protein model called Kestrel to find 23 candidate antibiotics in nine days, two of which killed resistant bacteria in mice.',
    after: 'The study appeared in a peer-reviewed journal.',
    right: [
      'With the protein model Kestrel, scientists at Osaka University found 23 candidate antibiotics in nine days.',
      'Two of the 23 candidate antibiotics found by Kestrel killed resistant bacteria in mice.',
      'Osaka University researchers needed 9 days to find 23 candidate antibiotics.',
    ],
    wrong: [
      ['number', 'Kestrel found 32 candidate antibiotics in nine days.'],
      ['number', 'Three of the candidate antibiotics killed resistant bacteria in mice.'],
      ['unit', 'Researchers at Osaka University found 23 candidate antibiotics in nine weeks.'],
      ['name', 'Researchers at Kyoto University used Kestrel to find 23 candidate antibiotics.'],
      ['name', 'A protein model called Falcon found 23 candidate antibiotics.'],
      ['negation', 'None of the 23 candidate antibiotics killed resistant bacteria in mice.'],
      ['quote', 'Researchers at Osaka University called the 23 candidates "a turning point for medicine".'],
    ],
  },
  {
    publisher: 'Court Circular',
    published: '2025-04-10T18:00:00Z',
    title: 'Judge sides with authors against Quillworks',
    before: 'The case began two years ago.',
    quote:
      'U.S. District Judge Renata Solis ruled that Quillworks infringed the copyright of 1,450 authors when it trained its writing assistant on pirated books.',
    after: '"Training is not a licence to steal," Solis wrote. Quillworks said it would appeal.',
    right: [
      'Judge Renata Solis ruled that Quillworks infringed the copyright of 1,450 authors.',
      'A U.S. judge found Quillworks infringed copyright by training on pirated books.',
      'Quillworks trained its writing assistant on pirated books, a district judge ruled.',
    ],
    wrong: [
      [
        'negation',
        'Judge Renata Solis ruled that Quillworks had not infringed the copyright of 1,450 authors.',
      ],
      ['name', 'Judge Renata Molina ruled that Quillworks infringed the copyright of authors.'],
      ['name', 'Judge Renata Solis ruled that Inkwell infringed the copyright of 1,450 authors.'],
      ['number', 'Quillworks infringed the copyright of 1,540 authors, the judge ruled.'],
      ['quote', 'Judge Renata Solis ruled that Quillworks committed "theft on a grand scale".'],
      ['quote', 'The judge wrote that "training is always a licence" for Quillworks.'],
    ],
  },
  {
    publisher: 'Battery Week',
    published: '2025-07-01T09:00:00Z',
    title: 'Voltaic cells last longer',
    before: 'Range anxiety has a price.',
    quote:
      'Voltaic’s new cell stores 420 watt-hours per kilogram, 30 percent more than its 2023 cell, and will go into production at its plant near Malmö next year.',
    after: 'Carmakers have ordered samples.',
    right: [
      'The new Voltaic cell stores 30% more than the 2023 cell.',
      'Voltaic will start production of the cell near Malmö in 2026.',
      'Production of Voltaic’s new cell at the plant near Malmö begins next year.',
    ],
    wrong: [
      ['direction', 'Voltaic’s new cell stores 30 percent less than its 2023 cell.'],
      ['number', 'Voltaic’s new cell stores 13 percent more than its 2023 cell.'],
      ['date', 'Voltaic will go into production near Malmö in 2027.'],
      ['date', 'Voltaic’s new cell stores 30 percent more than its 2022 cell.'],
      ['name', 'Voltaic will go into production at its plant near Gothenburg next year.'],
      ['negation', 'Voltaic’s new cell will not go into production next year.'],
    ],
  },
  {
    publisher: 'Market Signal',
    published: '2025-05-21T20:00:00Z',
    title: 'Arden buys Mirelle',
    before: 'Consolidation reaches design software.',
    quote:
      'Arden acquired the design start-up Mirelle for $640 million in cash and named its founder, Tomas Okafor, head of research.',
    after: 'Mirelle had 85 employees.',
    right: [
      'Arden bought design start-up Mirelle for $640 million.',
      'Mirelle was acquired by Arden for $640m in cash.',
      'Mirelle founder Tomas Okafor becomes head of research at Arden.',
      'Arden appointed Tomas Okafor as head of research.',
    ],
    wrong: [
      ['roles', 'Mirelle acquired Arden for $640 million in cash.'],
      ['roles', 'Arden was acquired by Mirelle for $640 million.'],
      ['direction', 'Arden sold the design start-up Mirelle for $640 million.'],
      ['number', 'Arden acquired Mirelle for $64 million in cash.'],
      ['name', 'Arden named Tomas Eriksen head of research.'],
      ['negation', 'Arden did not acquire the design start-up Mirelle.'],
      ['unit', 'Arden acquired Mirelle for £640 million.'],
    ],
  },
  {
    publisher: 'Policy Brief',
    published: '2025-10-02T06:00:00Z',
    title: 'Brussels opens consultation on model labels',
    before: 'Labels for generated media are contested.',
    quote:
      'The AI Office opened a public consultation on labels for generated images that runs until 14 November, and will publish its code of practice in March 2026.',
    after: 'Comments may be made in any language of the union.',
    right: [
      'A public consultation on labels for generated images is open until 14 November.',
      'The AI Office will publish a code of practice in March 2026.',
      'The AI Office launched a consultation on labels for generated images.',
      'The AI Office plans to publish its code of practice in 2026.',
    ],
    wrong: [
      ['date', 'The consultation on labels for generated images runs until 24 November.'],
      ['date', 'The AI Office will publish its code of practice in May 2026.'],
      ['direction', 'The AI Office closed a public consultation on labels for generated images.'],
      ['name', 'The Data Board opened a public consultation on labels for generated images.'],
      ['negation', 'The AI Office will not publish its code of practice in March 2026.'],
    ],
  },
  {
    publisher: 'Kernel Notes',
    published: '2024-12-03T13:00:00Z',
    title: 'Ferrite 2.0 is twice as fast',
    before: 'A rewrite pays off.',
    quote:
      'Version 2.0 of the Ferrite database answers queries twice as fast and uses 40 GB less memory than version 1.8, according to maintainer Priya Raman.',
    after: 'It drops support for 32-bit systems.',
    right: [
      'Ferrite 2.0 answers queries twice as fast as version 1.8.',
      'The Ferrite database needs 40 GB less memory in version 2.0, maintainer Priya Raman says.',
    ],
    wrong: [
      ['unit', 'Ferrite 2.0 uses 40 TB less memory than version 1.8.'],
      ['direction', 'Ferrite 2.0 uses 40 GB more memory than version 1.8.'],
      ['direction', 'Ferrite 2.0 answers queries twice as slow as version 1.8, the slowest yet.'],
      ['number', 'Ferrite 2.0 answers queries three times as fast as version 1.8.'],
      ['number', 'Ferrite 3.0 answers queries twice as fast.'],
      ['name', 'Maintainer Priya Nair says the Ferrite database uses 40 GB less memory.'],
    ],
  },
  {
    publisher: 'Harbour Ledger',
    published: '2025-08-06T09:00:00Z',
    title: 'Skyloom delays its assistant',
    before: 'Rivals shipped in the spring.',
    quote:
      'Skyloom has not yet released its voice assistant in Canada and no longer expects to do so before 2026, spokesperson Jules Lemaire said.',
    after: 'It is available in 14 countries.',
    right: [
      'Skyloom’s voice assistant has not been released in Canada.',
      'Skyloom does not expect to release its voice assistant in Canada before 2026.',
      'Spokesperson Jules Lemaire said Skyloom has yet to release its voice assistant in Canada and does not expect to before 2026.',
    ],
    wrong: [
      ['negation', 'Skyloom has released its voice assistant in Canada.'],
      ['negation', 'Skyloom expects to release its voice assistant in Canada before 2026.'],
      ['date', 'Skyloom does not expect to release its voice assistant in Canada before 2028.'],
      ['name', 'Skyloom has not released its voice assistant in Mexico.'],
    ],
  },
  {
    publisher: 'Circuit Post',
    published: '2025-03-28T10:00:00Z',
    title: 'Court overturns fine against Veltra',
    before: 'Six years of dispute may be over.',
    quote:
      'The General Court annulled a fine of €1.06 billion that the regulator had imposed on Veltra in 2019, saying the evidence was too weak.',
    after: 'The regulator may appeal.',
    right: [
      'The General Court annulled the €1.06 billion fine imposed on Veltra in 2019.',
      'Veltra no longer has to pay a €1.06bn fine, which the General Court annulled.',
      'Evidence against Veltra was too weak, the General Court said.',
    ],
    wrong: [
      ['direction', 'The General Court upheld a fine of €1.06 billion on Veltra; the evidence was strong.'],
      ['number', 'The General Court annulled a fine of €1.6 billion on Veltra.'],
      ['date', 'The fine was imposed on Veltra in 2017.'],
      ['name', 'The Supreme Court annulled a fine of €1.06 billion on Veltra.'],
      ['negation', 'The General Court did not annul the fine on Veltra.'],
    ],
  },
  {
    publisher: 'Orbit Wire',
    published: '2025-11-05T10:00:00Z',
    title: 'Teams win at the Helix challenge',
    before: 'Eighty teams took part.',
    quote:
      'Team Aurora from Nairobi beat Team Basalt from Seoul in the final of the Helix robotics challenge and won a prize of 200,000 dollars.',
    after: 'The next challenge is in Lisbon.',
    right: [
      'Team Aurora won the Helix robotics challenge and $200,000.',
      'In the final of the Helix challenge, Team Aurora from Nairobi defeated Team Basalt from Seoul.',
    ],
    wrong: [
      ['direction', 'Team Aurora lost the final of the Helix robotics challenge.'],
      ['roles', 'Team Basalt won the Helix robotics challenge, and Team Basalt beat Team Aurora.'],
      ['number', 'Team Aurora won a prize of 20,000 dollars.'],
      ['name', 'Team Aurora from Lagos won the Helix robotics challenge.'],
    ],
  },
  {
    publisher: 'Daily Compute',
    published: '2025-02-19T10:00:00Z',
    title: 'Quantum start-up claims fewer errors',
    before: 'Errors are what holds quantum computers back.',
    quote:
      '"We have cut the error rate to one in a million," said Noor Haddad, who founded Qanat in Amman in 2018, adding that the 96-qubit machine runs for eleven hours.',
    after: 'Independent tests are due in the summer.',
    right: [
      'Noor Haddad founded Qanat in Amman in 2018.',
      'Qanat’s 96-qubit machine runs for 11 hours, said founder Noor Haddad.',
      'Qanat has "cut the error rate to one in a million", according to Noor Haddad.',
    ],
    wrong: [
      ['quote', 'Qanat has "solved the error problem for good", according to Noor Haddad.'],
      ['quote', '"We have cut the error rate to one in a billion," said Noor Haddad.'],
      ['number', 'The 69-qubit machine runs for eleven hours, said Noor Haddad.'],
      ['unit', 'Qanat’s 96-qubit machine runs for eleven days.'],
      ['date', 'Noor Haddad founded Qanat in Amman in 2016.'],
      ['name', 'Noor Haddad founded Qanat in Beirut in 2018.'],
      ['direction', 'Noor Haddad said Qanat had increased the error rate.'],
    ],
  },
  {
    publisher: 'Capital Courier',
    published: '2024-10-09T10:00:00Z',
    title: 'City designated as pilot zone',
    before: 'Officials had hinted at it.',
    quote:
      'The State Council designated Hefei as a pilot zone for fusion power on Monday, the third after Chengdu and Shanghai, and pledged 18 billion yuan over five years.',
    after: 'Construction begins in the spring.',
    right: [
      'Hefei was named a pilot zone for fusion power by the State Council.',
      'The State Council pledged 18 billion yuan over five years to the Hefei pilot zone.',
      'On 7 October the State Council designated Hefei a pilot zone for fusion power.',
      'After Chengdu and Shanghai, Hefei is the third pilot zone for fusion power.',
    ],
    wrong: [
      ['name', 'The State Council designated Wuhan as a pilot zone for fusion power.'],
      ['number', 'The State Council pledged 80 billion yuan over five years.'],
      ['unit', 'The State Council pledged 18 billion dollars to the Hefei pilot zone.'],
      ['number', 'Hefei is the fourth pilot zone for fusion power.'],
      ['date', 'On 9 October the State Council designated Hefei a pilot zone for fusion power.'],
      ['unit', 'The State Council pledged 18 billion yuan over five months.'],
    ],
  },
  {
    publisher: 'Technik Heute',
    published: '2025-05-14T08:00:00Z',
    language: 'de',
    title: 'Nordwerk baut Werk in Jena',
    before: 'Die Branche wartet auf Aufträge.',
    quote:
      'Nordwerk baut in Jena für 1,4 Milliarden Euro ein Werk für Leistungshalbleiter, das bis 2027 rund 900 Arbeitsplätze schaffen soll.',
    after: 'Das Land fördert den Bau.',
    right: [
      'Nordwerk baut in Jena ein Werk für Leistungshalbleiter.',
      'Das Werk von Nordwerk in Jena kostet 1,4 Milliarden Euro.',
      'Nordwerk will in Jena bis 2027 rund 900 Arbeitsplätze schaffen.',
    ],
    wrong: [
      ['name', 'Nordwerk baut in Erfurt ein Werk für Leistungshalbleiter.'],
      ['number', 'Das Werk von Nordwerk in Jena kostet 4,1 Milliarden Euro.'],
      ['date', 'Das Werk von Nordwerk soll bis 2029 rund 900 Arbeitsplätze schaffen.'],
      ['negation', 'Nordwerk baut in Jena kein Werk für Leistungshalbleiter.'],
      ['unit', 'Das Werk von Nordwerk in Jena kostet 1,4 Millionen Euro.'],
    ],
  },
  {
    publisher: 'Diario Técnico',
    published: '2025-05-14T08:00:00Z',
    language: 'es',
    title: 'Solaria lanza un chip',
    before: 'El sector crece.',
    quote:
      'La empresa Solmar lanzó en Bilbao un chip de inteligencia artificial que consume un 35 % menos de energía y costará 120 euros.',
    after: 'Las ventas empiezan en otoño.',
    right: [
      'Solmar lanzó un chip de inteligencia artificial en Bilbao.',
      'El chip de Solmar consume un 35 % menos de energía.',
      'El chip de inteligencia artificial de Solmar costará 120 euros.',
    ],
    wrong: [
      ['name', 'Solmar lanzó un chip de inteligencia artificial en Sevilla.'],
      ['number', 'El chip de Solmar consume un 53 % menos de energía.'],
      ['unit', 'El chip de Solmar costará 120 dólares.'],
      ['name', 'Iberchip lanzó un chip de inteligencia artificial en Bilbao.'],
    ],
  },
  {
    publisher: '科技日报道',
    published: '2025-05-14T08:00:00Z',
    language: 'zh',
    title: '星辰发布新模型',
    before: '行业竞争激烈。',
    quote: '星辰科技周三在上海发布了新一代大模型，参数规模达到700亿，推理成本下降40%。',
    after: '公司没有公布价格。',
    right: [
      '星辰科技在上海发布了新一代大模型。',
      '星辰科技新一代大模型的参数规模达到700亿。',
      '星辰科技的大模型推理成本下降40%。',
    ],
    wrong: [
      ['number', '星辰科技新一代大模型的参数规模达到70亿。'],
      ['direction', '星辰科技的大模型推理成本上升40%。'],
      ['number', '星辰科技的大模型推理成本下降60%。'],
      ['negation', '星辰科技没有发布新一代大模型。'],
    ],
  },
  {
    publisher: '技術新報',
    published: '2025-05-14T08:00:00Z',
    language: 'ja',
    title: '北斗電機が工場を開設',
    before: '投資が続いている。',
    quote: '北斗電機は水曜日、熊本に半導体工場を開設し、2027年までに1200人を採用すると発表した。',
    after: '県も支援する。',
    right: ['北斗電機は熊本に半導体工場を開設すると発表した。', '北斗電機は2027年までに1200人を採用する。'],
    wrong: [
      ['number', '北斗電機は2027年までに2100人を採用する。'],
      ['date', '北斗電機は2029年までに1200人を採用する。'],
      ['negation', '北斗電機は熊本に半導体工場を開設しない。'],
    ],
  },
];
