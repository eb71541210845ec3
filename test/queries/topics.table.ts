/**
 * Five topics in five languages, written for this project about public facts, each with the days that a reader would
 * expect in its timeline. Beside reports of the day there are previews, follow-ups, reviews of years, and side events.
 * The truth was written down before the ranking was run on it; no weight was tuned here.
 */

/** Publication (`2014-08-06`), title, text. */
export type Report = readonly [published: string, title: string, text: string];

/** A topic with its articles, and the days that matter. */
export interface WrittenTopic {
  readonly topic: string;
  readonly language: string;
  readonly days: readonly string[];
  readonly reports: readonly Report[];
}

export const WRITTEN_TOPICS: readonly WrittenTopic[] = [
  {
    topic: 'Rosetta',
    language: 'en',
    days: ['2004-03-02', '2014-01-20', '2014-08-06', '2014-11-12', '2015-08-13', '2016-09-30'],
    reports: [
      [
        '2014-01-17',
        'Rosetta is about to wake',
        'Europe’s probe Rosetta has slept for 31 months to save power. Its alarm clock will ring on Monday, and engineers in Darmstadt will wait for a signal. An exhibition about comets opens in Bremen on 3 February.',
      ],
      [
        '2014-01-21',
        'A signal from far away: Rosetta is awake',
        'The comet probe Rosetta woke from hibernation on Monday and called home at 18:18 GMT. Rosetta was launched on 2 March 2004 from Kourou.',
      ],
      [
        '2014-01-23',
        'How Rosetta’s cameras will be tested',
        'The cameras of Rosetta will be switched on one after another until April. The team held a public talk on Wednesday.',
      ],
      [
        '2014-08-06',
        'Rosetta arrives at its comet',
        'After ten years in space Rosetta reached comet 67P today, the first probe to fly along with a comet. A landing place for Philae will be chosen by October.',
      ],
      [
        '2014-08-07',
        'What Rosetta sees',
        'Rosetta arrived at comet 67P on Wednesday. Its first close pictures show two lobes joined by a neck.',
      ],
      [
        '2014-08-08',
        'Letters: a comet like a duck',
        'Readers ask why Rosetta’s comet has the shape of a duck. A drawing competition closes on 1 September.',
      ],
      [
        '2014-11-12',
        'Philae stands on a comet',
        'Rosetta’s lander Philae touched down on comet 67P today. Its harpoons did not fire, and it bounced twice.',
      ],
      [
        '2014-11-15',
        'Philae falls asleep',
        'The lander Philae, which Rosetta dropped on Wednesday, ran out of power early on Saturday. Rosetta will go on listening.',
      ],
      [
        '2015-08-14',
        'Closest to the Sun',
        'Comet 67P and Rosetta passed their closest point to the Sun on Thursday. Jets of gas and dust were seen for weeks before.',
      ],
      [
        '2016-09-30',
        'Rosetta’s last picture',
        'Rosetta came down on its comet today and fell silent, as planned. The mission had begun with the launch on 2 March 2004.',
      ],
      [
        '2016-10-01',
        'The years of Rosetta',
        'Rosetta was launched on 2 March 2004, woke on 20 January 2014, reached its comet on 6 August 2014 and set down Philae on 12 November 2014. Rosetta ended on the comet on Friday.',
      ],
      [
        '2016-10-03',
        'Rosetta’s team looks ahead',
        'Scientists will work on Rosetta’s data for decades. A conference is planned for May 2017.',
      ],
    ],
  },
  {
    topic: 'Atomausstieg',
    language: 'de',
    days: ['2011-06-06', '2011-06-30', '2022-10-17', '2022-11-11', '2023-04-15'],
    reports: [
      [
        '2011-06-04',
        'Regierung ringt um den Atomausstieg',
        'Die Koalition berät am Wochenende über den Atomausstieg. Am Montag will das Kabinett entscheiden. Ein Volksfest in Gorleben beginnt am 10. Juni.',
      ],
      [
        '2011-06-07',
        'Kabinett beschließt den Atomausstieg',
        'Das Bundeskabinett hat am Montag den Atomausstieg bis 2022 beschlossen. Auslöser war das Unglück von Fukushima im März.',
      ],
      [
        '2011-06-08',
        'Was der Atomausstieg kostet',
        'Verbände streiten über die Kosten, die der Atomausstieg bringt. Eine Studie dazu erscheint im September.',
      ],
      [
        '2011-07-01',
        'Bundestag stimmt für den Atomausstieg',
        'Der Bundestag hat am Donnerstag mit großer Mehrheit den Atomausstieg verabschiedet. Acht Reaktoren gehen nicht mehr ans Netz.',
      ],
      [
        '2022-10-18',
        'Kanzler entscheidet im Streit um den Atomausstieg',
        'Bundeskanzler Scholz hat am Montag angeordnet, den Atomausstieg zu verschieben: Drei Kraftwerke laufen bis Mitte April 2023. Das Kabinett befasst sich noch in dieser Woche damit.',
      ],
      [
        '2022-10-20',
        'Stimmen zum verschobenen Atomausstieg',
        'Umweltverbände kritisieren, dass der Atomausstieg später kommt. Eine Kundgebung fand am Mittwoch in Hannover statt.',
      ],
      [
        '2022-11-12',
        'Gesetz beschlossen: Atomausstieg im April',
        'Der Bundestag hat am Freitag das Gesetz beschlossen, mit dem der Atomausstieg auf den 15. April 2023 verschoben wird.',
      ],
      [
        '2023-04-14',
        'Ein Tag bis zum Atomausstieg',
        'Am Samstag endet in Deutschland die Kernenergie. Der Atomausstieg war am 30. Juni 2011 vom Bundestag beschlossen worden.',
      ],
      [
        '2023-04-16',
        'Der Atomausstieg ist vollzogen',
        'Am Samstag wurden die letzten drei Kernkraftwerke abgeschaltet, der Atomausstieg ist damit vollzogen.',
      ],
      [
        '2024-04-14',
        'Ein Jahr nach dem Atomausstieg',
        'Am 15. April 2023 wurden die letzten Reaktoren vom Netz genommen. Beschlossen wurde der Atomausstieg am 30. Juni 2011 im Bundestag.',
      ],
    ],
  },
  {
    topic: 'La Palma',
    language: 'es',
    days: ['2021-09-19', '2021-09-25', '2021-09-28', '2021-12-13', '2021-12-25'],
    reports: [
      [
        '2021-09-17',
        'Miles de sismos en La Palma',
        'Los científicos registran miles de pequeños terremotos en La Palma. El comité de expertos se reunirá el lunes.',
      ],
      [
        '2021-09-20',
        'Entra en erupción un volcán en La Palma',
        'El volcán de Cumbre Vieja, en La Palma, entró en erupción el domingo. Unas cinco mil personas fueron evacuadas.',
      ],
      [
        '2021-09-20',
        'La Palma, de noche',
        'Los vecinos de La Palma pasaron la noche en un cuartel. El colegio seguirá cerrado hasta octubre.',
      ],
      [
        '2021-09-22',
        'Ayudas para La Palma',
        'El Gobierno prepara ayudas para La Palma. Un concierto benéfico tendrá lugar el 9 de octubre en Sevilla.',
      ],
      [
        '2021-09-26',
        'La ceniza cierra el aeropuerto de La Palma',
        'El aeropuerto de La Palma quedó cerrado el sábado por la ceniza del volcán. Las aerolíneas cancelaron sus vuelos.',
      ],
      [
        '2021-09-29',
        'La lava de La Palma llega al mar',
        'La lava del volcán de La Palma llegó al mar el martes por la noche. Las autoridades confinaron cuatro barrios.',
      ],
      [
        '2021-12-14',
        'Silencio en el volcán de La Palma',
        'El volcán de La Palma dejó de emitir lava el lunes. Los expertos esperarán diez días antes de dar por terminada la erupción.',
      ],
      [
        '2021-12-26',
        'Termina oficialmente la erupción de La Palma',
        'Las autoridades anunciaron el sábado el final de la erupción de La Palma, que había empezado el 19 de septiembre de 2021.',
      ],
      [
        '2022-09-18',
        'Un año del volcán de La Palma',
        'El volcán de La Palma entró en erupción el 19 de septiembre de 2021 y su lava llegó al mar el 28 de septiembre de 2021. La erupción terminó el 13 de diciembre de 2021.',
      ],
    ],
  },
  {
    topic: '嫦娥五号',
    language: 'zh',
    days: ['2020-11-24', '2020-12-01', '2020-12-03', '2020-12-06', '2020-12-17'],
    reports: [
      [
        '2020-11-22',
        '嫦娥五号即将启程',
        '嫦娥五号探测器已运抵文昌发射场，火箭正在加注前的最后检查。当地的航天展览将于11月30日闭幕。',
      ],
      [
        '2020-11-24',
        '嫦娥五号发射成功',
        '嫦娥五号今天凌晨由长征五号火箭在文昌发射升空，将采集月球样品并返回地球。',
      ],
      [
        '2020-11-25',
        '嫦娥五号的任务有多难',
        '专家介绍，嫦娥五号要完成采样、上升和对接。嫦娥五号于2020年11月24日发射升空。',
      ],
      [
        '2020-12-02',
        '嫦娥五号在月面着陆',
        '嫦娥五号探测器昨天成功着陆在月球正面的预选地区，并开始钻取样品。',
      ],
      ['2020-12-04', '嫦娥五号上升器离开月球', '嫦娥五号上升器昨天携带月球样品从月面起飞，进入环月轨道。'],
      [
        '2020-12-07',
        '嫦娥五号完成月球轨道对接',
        '嫦娥五号上升器昨天与轨道器完成交会对接，样品转移到返回器中。',
      ],
      [
        '2020-12-09',
        '学校里的月球课',
        '多地学校组织学生了解嫦娥五号的故事。北京的一场讲座将于12月12日举行。',
      ],
      ['2020-12-17', '嫦娥五号返回器回到地球', '嫦娥五号返回器今天凌晨在内蒙古安全着陆，带回月球样品。'],
      [
        '2021-12-17',
        '嫦娥五号回家一周年',
        '嫦娥五号于2020年11月24日发射，2020年12月1日着陆月球，2020年12月17日返回地球。',
      ],
    ],
  },
  {
    topic: 'はやぶさ2',
    language: 'ja',
    days: ['2014-12-03', '2018-06-27', '2019-02-22', '2019-07-11', '2019-11-13', '2020-12-06'],
    reports: [
      [
        '2014-12-01',
        'はやぶさ2の打ち上げ、天候で延期',
        '小惑星探査機はやぶさ2の打ち上げは3日に延期された。種子島では記念の催しが12月20日まで開かれる。',
      ],
      [
        '2014-12-03',
        'はやぶさ2、種子島から打ち上げ',
        '小惑星探査機はやぶさ2が今日、種子島宇宙センターから打ち上げられた。目的地は小惑星リュウグウである。',
      ],
      [
        '2018-06-28',
        'はやぶさ2がリュウグウに到着',
        'はやぶさ2は27日、小惑星リュウグウの上空20キロに到着した。今後は着陸地点を選ぶ。',
      ],
      [
        '2019-02-22',
        'はやぶさ2、着陸に成功',
        'はやぶさ2は今日、小惑星リュウグウへの着陸に成功した。弾丸を発射して試料を採取したとみられる。',
      ],
      [
        '2019-02-24',
        'はやぶさ2を支えた人々',
        'はやぶさ2の運用チームは交代で休みを取った。講演会は3月9日に相模原で開かれる。',
      ],
      [
        '2019-07-12',
        'はやぶさ2、二度目の着陸',
        'はやぶさ2は昨日、リュウグウに二度目の着陸をした。地下の試料を採取したとみられる。',
      ],
      [
        '2019-11-14',
        'はやぶさ2、リュウグウを離れる',
        'はやぶさ2は昨日、リュウグウを出発し、地球への帰路についた。',
      ],
      [
        '2020-12-06',
        'はやぶさ2のカプセルが帰還',
        'はやぶさ2のカプセルが今日、オーストラリアの砂漠に着地し、回収された。',
      ],
      [
        '2020-12-08',
        'はやぶさ2のこれまで',
        'はやぶさ2は2014年12月3日に打ち上げられ、2018年6月27日にリュウグウに到着した。2019年2月22日と2019年7月11日に着陸した。',
      ],
    ],
  },
];
