/** Predictions written for this project, with later sentences and what each shows: nothing where it says `open`. */
export interface Foreseen {
  readonly language?: string;
  readonly title: string;
  /** Made on 10 March 2025. */
  readonly statement: string;
  readonly horizon: string | null;
  /** A sentence published on the day given (or `2025-11-20`), and what it shows. */
  readonly later: readonly (readonly [
    shows: 'came-true' | 'did-not' | 'open',
    sentence: string,
    published?: string,
  ])[];
}

export const FORESEEN: readonly Foreseen[] = [
  {
    title: 'Orvell plans a scooter plant in Ghent',
    statement: 'Orvell is expected to open its scooter plant in Ghent by the end of 2025.',
    horizon: '2025',
    later: [
      ['came-true', 'Orvell opened its scooter plant in Ghent on Monday.'],
      ['came-true', 'The scooter plant in Ghent was opened by Orvell on Tuesday, with 300 workers.'],
      ['did-not', 'Orvell has cancelled its scooter plant in Ghent, the company said on Monday.'],
      ['did-not', 'Orvell postponed the opening of its scooter plant in Ghent to March 2027.'],
      ['did-not', 'Orvell opened its scooter plant in Ghent on 4 May 2026.', '2026-05-05'],
      ['open', 'Orvell opened its scooter plant in Bruges on Monday.'],
      ['open', 'Orvell opened its battery plant in Ghent on Monday.'],
      ['open', 'Corvane opened its scooter plant in Ghent on Monday.'],
      ['open', 'Orvell will open its scooter plant in Ghent on Monday.'],
      ['open', 'Orvell said it was on track to have opened its scooter plant in Ghent by winter.'],
      ['open', 'Orvell has not opened its scooter plant in Ghent.'],
      ['open', 'Orvell opened talks on the scooter plant in Ghent on Monday.'],
      ['open', 'Orvell opened a first scooter plant in Ghent in 2019.'],
      ['open', 'Orvell may cancel its scooter plant in Ghent.'],
      ['open', 'Orvell denied that it had cancelled its scooter plant in Ghent.'],
      ['open', 'Residents of Ghent asked whether Orvell had opened its scooter plant.'],
      ['open', 'Orvell postponed the opening of its scooter plant in Ghent to December 2025.'],
      ['open', 'Orvell delayed the opening of its scooter plant in Ghent.'],
      ['open', 'Orvell announced its scooter plant in Ghent on Monday.'],
      ['open', 'Orvell has bought land for its scooter plant in Ghent.'],
      ['open', 'Orvell opened its scooter plant in Ghent.', '2026-06-01'],
    ],
  },
  {
    title: 'Commission reviews Halden deal',
    statement:
      'Analysts expect the European Commission to approve the Brightcell takeover by Halden in 2025.',
    horizon: '2025',
    later: [
      ['came-true', 'The European Commission approved the takeover of Brightcell by Halden on Friday.'],
      ['did-not', 'The European Commission blocked the takeover of Brightcell by Halden on Friday.'],
      ['open', 'The European Commission approved the takeover of Brightline by Corvane on Friday.'],
      ['open', 'Halden asked the European Commission to approve the takeover of Brightcell.'],
      ['open', 'The European Commission could approve the takeover of Brightcell by Halden this month.'],
      ['open', 'Shareholders of Halden approved the takeover of Brightcell on Friday.'],
    ],
  },
  {
    title: 'Lumen raises prices',
    statement: 'Lumen Devices will raise the price of its tablets by 8 percent this autumn.',
    horizon: '2025-11',
    later: [
      ['came-true', 'Lumen Devices raised the price of its tablets by 8 percent on Monday.', '2025-10-20'],
      ['open', 'Lumen Devices raised the price of its tablets by 3 percent on Monday.', '2025-10-20'],
      ['open', 'Lumen Devices raised the price of its phones by 8 percent on Monday.', '2025-10-20'],
      ['open', 'Lumen Devices cut the price of its tablets by 8 percent on Monday.', '2025-10-20'],
      ['open', 'Lumen Devices raised 8 percent of its capital on Monday.', '2025-10-20'],
    ],
  },
  {
    title: 'Tidegate to release a fix',
    statement: 'A patch for the Tidegate flaw will be released by the Basalt Foundation next week.',
    horizon: null,
    later: [
      ['came-true', 'The Basalt Foundation released a patch for the Tidegate flaw on Monday.', '2025-03-18'],
      ['open', 'The Basalt Foundation released details of the Tidegate flaw on Monday.', '2025-03-18'],
      [
        'open',
        'The Basalt Foundation has yet to say when the patch for the Tidegate flaw will come.',
        '2025-03-18',
      ],
      [
        'open',
        '“We released the patch,” a user of Tidegate wrote about the Basalt Foundation.',
        '2025-03-18',
      ],
    ],
  },
  {
    title: 'A forecast without a name',
    statement: 'The market will grow quickly in the coming years.',
    horizon: '2028',
    later: [
      ['open', 'The market grew quickly in the coming years, according to a novel.'],
      ['open', 'The market grew by 5 percent.'],
    ],
  },
  {
    language: 'de',
    title: 'Orvell baut in Gent',
    statement: 'Orvell wird das neue Rollerwerk in Gent bis Ende 2025 eröffnen.',
    horizon: '2025',
    later: [
      ['came-true', 'Orvell hat das Rollerwerk in Gent am Montag eröffnet.'],
      ['came-true', 'Am Montag eröffnete Orvell das Rollerwerk in Gent.'],
      ['did-not', 'Orvell hat das Rollerwerk in Gent gestrichen.'],
      ['open', 'Orvell will das Rollerwerk in Gent am Montag eröffnen.'],
      ['open', 'Orvell hat das Rollerwerk in Gent noch nicht eröffnet.'],
      ['open', 'Orvell hat ein Rollerwerk in Brügge eröffnet.'],
      ['open', 'Orvell hat Gespräche über das Rollerwerk in Gent eröffnet.'],
    ],
  },
  {
    language: 'es',
    title: 'Orvell construirá una planta en Gante',
    statement: 'Orvell abrirá la planta de patinetes en Gante antes de que termine 2025.',
    horizon: '2025',
    later: [
      ['came-true', 'Orvell abrió la planta de patinetes en Gante el lunes.'],
      ['did-not', 'Orvell canceló la planta de patinetes en Gante.'],
      ['open', 'Orvell abrirá la planta de patinetes en Gante el lunes.'],
      ['open', 'Orvell no abrió la planta de patinetes en Gante.'],
      ['open', 'Orvell abrió conversaciones sobre la planta de patinetes en Gante.'],
      ['open', 'Orvell abrió la planta de patinetes en Brujas el lunes.'],
    ],
  },
  {
    language: 'zh',
    title: '星河科技将在苏州建厂',
    statement: '星河科技将于2025年底前在苏州启用电池工厂。',
    horizon: '2025',
    later: [
      ['came-true', '星河科技周一在苏州正式启用电池工厂。'],
      ['did-not', '星河科技宣布取消在苏州启用电池工厂。'],
      ['open', '星河科技将在苏州启用电池工厂。'],
      ['open', '星河科技尚未在苏州启用电池工厂。'],
      ['open', '蓝湾科技周一在无锡正式启用电池工厂。'],
      ['open', '星河科技在苏州正式招聘工程师。'],
    ],
  },
  {
    language: 'ja',
    title: '星河電機、熊本に工場',
    statement: '星河電機は2025年末までに熊本で電池工場を稼働する見通しだ。',
    horizon: '2025',
    later: [
      ['came-true', '星河電機は17日、熊本で電池工場を稼働した。'],
      ['did-not', '星河電機は熊本の電池工場の計画を断念した。'],
      ['open', '星河電機は熊本で電池工場を来月稼働する予定だ。'],
      ['open', '星河電機は熊本で電池工場を稼働していない。'],
      ['open', '青葉電機は17日、大分で電池工場を稼働した。'],
    ],
  },
];
