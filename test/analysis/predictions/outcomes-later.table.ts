import type { Foreseen } from './outcomes.table.ts';

/** Written after the rules were made, to see how they do on what they were not made for. */
export const FORESEEN_LATER: readonly Foreseen[] = [
  {
    title: 'Vantis teases a headset',
    statement: 'Vantis said it would launch its Prisma headset in Japan before the summer.',
    horizon: null,
    later: [
      ['came-true', 'Vantis launched the Prisma headset in Japan on Thursday at 99,000 yen.'],
      ['came-true', 'In Tokyo, Vantis has now launched its Prisma headset in Japan and Korea.'],
      ['did-not', 'Vantis has scrapped its Prisma headset for Japan after two recalls.'],
      ['open', 'Vantis launched the Prisma headset in Germany on Thursday.'],
      ['open', 'Vantis launched a trade-in offer for Prisma headset owners in Japan.'],
      ['open', 'Vantis said the Prisma headset launched in Japan would cost 99,000 yen.'],
      ['open', 'Ordera launched a rival to the Prisma headset of Vantis in Japan.'],
      ['open', 'Vantis hopes the Prisma headset, launched in Korea, will reach Japan.'],
    ],
  },
  {
    title: 'Senate to vote on the data bill',
    statement: 'The Kentucky senate is likely to pass the data centre bill by June 2025.',
    horizon: '2025-06',
    later: [
      [
        'came-true',
        'The Kentucky senate passed the data centre bill by 24 votes to 13 on Wednesday.',
        '2025-05-22',
      ],
      ['did-not', 'The Kentucky senate rejected the data centre bill on Wednesday.', '2025-05-22'],
      ['open', 'The Kentucky house passed the data centre bill on Wednesday.', '2025-05-22'],
      ['open', 'The Kentucky senate passed the school bill on Wednesday.', '2025-05-22'],
      ['open', 'A committee of the Kentucky senate passed amendments to the data centre bill.', '2025-05-22'],
      ['open', 'The Kentucky senate did not pass the data centre bill this week.', '2025-05-22'],
    ],
  },
  {
    title: 'Merivale plans cuts',
    statement: 'Merivale plans to cut 1,200 jobs in Leeds by the end of 2025.',
    horizon: '2025',
    later: [
      [
        'came-true',
        'Merivale cut 1,200 jobs in Leeds over the summer, its half-year report shows.',
        '2025-09-02',
      ],
      ['open', 'Merivale cut 300 jobs in Leeds over the summer.', '2025-09-02'],
      ['open', 'Merivale created 1,200 jobs in Leeds over the summer.', '2025-09-02'],
      ['open', 'Unions urged Merivale not to cut 1,200 jobs in Leeds.', '2025-09-02'],
      ['open', 'Merivale cut prices in Leeds, where 1,200 jobs depend on it.', '2025-09-02'],
    ],
  },
  {
    language: 'de',
    title: 'Der Bundesrat und das Rechenzentrumsgesetz',
    statement: 'Der Bundesrat soll das Rechenzentrumsgesetz im Juni 2025 verabschieden.',
    horizon: '2025-06',
    later: [
      ['came-true', 'Der Bundesrat hat das Rechenzentrumsgesetz am Freitag verabschiedet.', '2025-06-14'],
      ['did-not', 'Der Bundesrat hat das Rechenzentrumsgesetz am Freitag abgelehnt.', '2025-06-14'],
      ['open', 'Der Bundestag hat das Rechenzentrumsgesetz am Freitag verabschiedet.', '2025-06-14'],
      [
        'open',
        'Der Bundesrat hat am Freitag eine Stellungnahme zum Rechenzentrumsgesetz verabschiedet.',
        '2025-06-14',
      ],
      ['open', 'Der Bundesrat berät am Freitag über das Rechenzentrumsgesetz.', '2025-06-14'],
    ],
  },
  {
    language: 'es',
    title: 'Telmar lanza un satélite',
    statement: 'Telmar planea lanzar el satélite Brisa desde Kourou en 2025.',
    horizon: '2025',
    later: [
      ['came-true', 'Telmar lanzó el satélite Brisa desde Kourou el martes.'],
      ['did-not', 'Telmar ha cancelado el satélite Brisa que iba a salir de Kourou.'],
      ['open', 'Telmar lanzó una licitación para el satélite Brisa de Kourou.'],
      ['open', 'Telmar lanzó el satélite Brisa a la prensa en un dibujo, sin fecha para Kourou.'],
      ['open', 'Orbex lanzó un satélite desde Kourou el martes.'],
    ],
  },
  {
    language: 'zh',
    title: '青禾汽车计划推出新车',
    statement: '青禾汽车预计将于2025年下半年在泰国推出电动皮卡。',
    horizon: '2025',
    later: [
      ['came-true', '青禾汽车9月5日在泰国正式推出电动皮卡。', '2025-09-06'],
      ['did-not', '青禾汽车已取消在泰国推出电动皮卡的计划。', '2025-09-06'],
      ['open', '青禾汽车9月5日在越南正式推出电动轿车。', '2025-09-06'],
      ['open', '青禾汽车计划9月在泰国推出电动皮卡。', '2025-09-01'],
      ['open', '青禾汽车没有在泰国推出电动皮卡。', '2025-09-06'],
    ],
  },
  {
    language: 'ja',
    title: '青葉電機、福岡で自動運転バス',
    statement: '青葉電機は2025年秋に福岡で自動運転バスを運行する計画だ。',
    horizon: '2025',
    later: [
      ['came-true', '青葉電機は3日、福岡で自動運転バスを運行した。', '2025-10-04'],
      ['open', '青葉電機は3日、福岡で自動運転バスの運行を検討していると発表した。', '2025-10-04'],
      ['open', '青葉電機は3日、長崎で自動運転トラックを運行した。', '2025-10-04'],
      ['open', '青葉電機は福岡で自動運転バスを運行しなかった。', '2025-10-04'],
    ],
  },
];
