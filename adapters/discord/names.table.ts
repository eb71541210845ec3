/**
 * What commands are called in the languages that Discord knows (reference#locales). A command or language that
 * stands not here is shown in English; what is typed is understood either way, for Discord sends the English name.
 */

/** A command in one language; Discord takes lower-case names of 32 characters and lines of 100. */
export interface LocalWords {
  readonly name: string;
  readonly summary: string;
}

/** Locales as Discord writes them. */
export type Locale = 'de' | 'es-ES' | 'fr' | 'ja' | 'zh-CN';

/** By the command's own name. */
export const COMMAND_NAMES: Readonly<Record<string, Readonly<Record<Locale, LocalWords>>>> = {
  briefing: {
    de: { name: 'überblick', summary: 'Die Meldungen seit einem Zeitpunkt, nach Rang, je eine Zeile' },
    'es-ES': {
      name: 'resumen',
      summary: 'Las noticias desde un momento, por importancia, una línea cada una',
    },
    fr: { name: 'aperçu', summary: 'Les actualités depuis un moment, par importance, une ligne chacune' },
    ja: { name: '概要', summary: '指定した時点以降のニュースを重要な順に一行ずつ表示' },
    'zh-CN': { name: '简报', summary: '某一时刻以来的新闻，按重要性排列，每条一行' },
  },
  catchup: {
    de: { name: 'verpasst', summary: 'Was dir hier entgangen ist, seit du zuletzt nachgesehen hast' },
    'es-ES': { name: 'pendiente', summary: 'Lo que te has perdido aquí desde la última vez que miraste' },
    fr: { name: 'rattrapage', summary: 'Ce que vous avez manqué ici depuis votre dernier passage' },
    ja: { name: '見逃し', summary: '前回確認してから、ここで見逃したニュースを自分だけに表示' },
    'zh-CN': { name: '补看', summary: '自你上次查看以来在这里错过的新闻，仅自己可见' },
  },
  timeline: {
    de: { name: 'zeitleiste', summary: 'Datierte Ereignisse zu einem Thema, aus allem bisher Gesammelten' },
    'es-ES': {
      name: 'cronología',
      summary: 'Hechos fechados sobre un tema, de todo lo recogido hasta ahora',
    },
    fr: { name: 'chronologie', summary: 'Événements datés sur un sujet, parmi tout ce qui a été recueilli' },
    ja: { name: '年表', summary: 'これまでに集めた記事から、話題に関する出来事を日付順に表示' },
    'zh-CN': { name: '时间线', summary: '从全部收集内容中列出某一主题的有日期事件' },
  },
  story: {
    de: { name: 'meldung', summary: 'Eine Meldung vollständig, mit Analyse und Quellen' },
    'es-ES': { name: 'noticia', summary: 'Una noticia completa, con análisis y fuentes' },
    fr: { name: 'article', summary: 'Une actualité en entier, avec analyse et sources' },
    ja: { name: '記事', summary: '一つのニュースの全体を、分析と出典とともに表示' },
    'zh-CN': { name: '新闻', summary: '完整显示一条新闻，附深入分析和来源' },
  },
  recap: {
    de: { name: 'rückblick', summary: 'Die wichtigsten Meldungen der Woche, nach Zielgruppe' },
    'es-ES': { name: 'semana', summary: 'Las noticias más importantes de la semana, por audiencia' },
    fr: { name: 'semaine', summary: 'Les principales actualités de la semaine, par public' },
    ja: { name: '週間まとめ', summary: '今週の主なニュースを対象読者ごとに一行ずつ表示' },
    'zh-CN': { name: '周报', summary: '本周要闻，按受众分列，每条一行' },
  },
  follow: {
    de: { name: 'folgen', summary: 'Einer Meldung oder einem Thema folgen; Neues kommt als Direktnachricht' },
    'es-ES': { name: 'seguir', summary: 'Seguir una noticia o un tema; lo nuevo llega por mensaje directo' },
    fr: { name: 'suivre', summary: 'Suivre une actualité ou un sujet ; la suite arrive en message privé' },
    ja: { name: 'フォロー', summary: 'ニュースや話題をフォローし、続報をダイレクトメッセージで受け取る' },
    'zh-CN': { name: '关注', summary: '关注一条新闻或一个主题，后续消息以私信送达' },
  },
  unfollow: {
    de: { name: 'entfolgen', summary: 'Einer Meldung oder einem Thema nicht mehr folgen' },
    'es-ES': { name: 'dejar', summary: 'Dejar de seguir una noticia o un tema' },
    fr: { name: 'lâcher', summary: 'Ne plus suivre une actualité ou un sujet' },
    ja: { name: 'フォロー解除', summary: 'ニュースや話題のフォローをやめる' },
    'zh-CN': { name: '取消关注', summary: '不再关注一条新闻或一个主题' },
  },
  snooze: {
    de: { name: 'pause', summary: 'Nachrichten zu etwas, dem du folgst, warten lassen' },
    'es-ES': { name: 'pausa', summary: 'Dejar en espera los mensajes sobre algo que sigues' },
    fr: { name: 'pause', summary: 'Faire attendre les messages sur ce que vous suivez' },
    ja: { name: '一時停止', summary: 'フォロー中のものの通知をしばらく保留する' },
    'zh-CN': { name: '暂停', summary: '让你所关注内容的消息稍后再送达' },
  },
  subscribe: {
    de: { name: 'abonnieren', summary: 'Festlegen, was dieser Kanal bekommt' },
    'es-ES': { name: 'suscribir', summary: 'Decir qué quiere recibir este canal' },
    fr: { name: 'abonner', summary: 'Dire ce que ce salon veut recevoir' },
    ja: { name: '購読', summary: 'このチャンネルが受け取るものを設定' },
    'zh-CN': { name: '订阅', summary: '设置此频道想接收的内容' },
  },
  unsubscribe: {
    de: { name: 'abbestellen', summary: 'Etwas zurücknehmen, das dieser Kanal bekommt' },
    'es-ES': { name: 'anular', summary: 'Quitar algo de lo que recibe este canal' },
    fr: { name: 'désabonner', summary: 'Retirer quelque chose de ce que reçoit ce salon' },
    ja: { name: '購読解除', summary: 'このチャンネルが受け取るものを取り消す' },
    'zh-CN': { name: '退订', summary: '取消此频道接收的某项内容' },
  },
  subscriptions: {
    de: { name: 'abos', summary: 'Was dieser Kanal bekommt, und seit wann' },
    'es-ES': { name: 'suscripciones', summary: 'Qué recibe este canal, y desde cuándo' },
    fr: { name: 'abonnements', summary: 'Ce que reçoit ce salon, et depuis quand' },
    ja: { name: '購読一覧', summary: 'このチャンネルが受け取るものと開始日を表示' },
    'zh-CN': { name: '订阅列表', summary: '此频道接收的内容及起始时间' },
  },
  deliver: {
    de: {
      name: 'zustellung',
      summary: 'Wie dieser Kanal seine Karten bekommt: sofort, als Liste, mit Ruhezeiten',
    },
    'es-ES': {
      name: 'entrega',
      summary: 'Cómo recibe este canal sus tarjetas: al momento, en lista, con horas de silencio',
    },
    fr: {
      name: 'livraison',
      summary: 'Comment ce salon reçoit ses cartes : aussitôt, en liste, heures calmes',
    },
    ja: { name: '配信', summary: 'このチャンネルへの配信方法を設定：即時・まとめ・静かな時間帯・上限' },
    'zh-CN': { name: '推送', summary: '设置此频道如何接收卡片：即时、摘要、安静时段、上限' },
  },
  filter: {
    de: { name: 'filter', summary: 'Welche Meldungen diesen Kanal erreichen: Wörter, Muster, Sprachen' },
    'es-ES': { name: 'filtro', summary: 'Qué noticias llegan a este canal: palabras, patrones, idiomas' },
    fr: { name: 'filtre', summary: 'Quelles actualités atteignent ce salon : mots, motifs, langues' },
    ja: { name: '絞り込み', summary: 'このチャンネルに届くニュースを語句・パターン・言語で絞り込む' },
    'zh-CN': { name: '筛选', summary: '按词语、模式和语言筛选进入此频道的新闻' },
  },
  feedback: {
    de: {
      name: 'rückmeldung',
      summary: 'Sagen, was eine Meldung hier wert ist; allein: was das bewirkt hat',
    },
    'es-ES': { name: 'opinión', summary: 'Decir qué vale una noticia aquí; sola: qué ha cambiado con ello' },
    fr: { name: 'avis', summary: 'Dire ce que vaut une actualité ici ; seul : ce que cela a changé' },
    ja: { name: '評価', summary: 'このチャンネルでのニュースの評価を伝える。単独では、その影響を表示' },
    'zh-CN': { name: '反馈', summary: '评价某条新闻在此频道的价值；单独使用时显示其影响' },
  },
  sources: {
    de: { name: 'quellen', summary: 'Die Feeds, denen Dateline folgt: anzeigen, hinzufügen, entfernen' },
    'es-ES': { name: 'fuentes', summary: 'Los feeds que Dateline sigue: ver, añadir, quitar' },
    fr: { name: 'sources', summary: 'Les flux que Dateline suit : voir, ajouter, retirer' },
    ja: { name: '情報源', summary: 'Datelineが追うフィードの一覧・追加・削除' },
    'zh-CN': { name: '来源', summary: 'Dateline 关注的订阅源：查看、添加、移除' },
  },
  why: {
    de: { name: 'warum', summary: 'Warum eine Meldung in diesem Kanal steht oder nicht' },
    'es-ES': { name: 'porqué', summary: 'Por qué una noticia se publicó o no en este canal' },
    fr: { name: 'pourquoi', summary: 'Pourquoi une actualité a été publiée ou non dans ce salon' },
    ja: { name: '理由', summary: 'ニュースがこのチャンネルに投稿された、またはされなかった理由' },
    'zh-CN': { name: '原因', summary: '某条新闻为何发布或未发布到此频道' },
  },
  dateline: {
    de: { name: 'dateline', summary: 'Hilfe, Zustand und Version von Dateline' },
    'es-ES': { name: 'dateline', summary: 'Ayuda, estado y versión de Dateline' },
    fr: { name: 'dateline', summary: 'Aide, état et version de Dateline' },
    ja: { name: 'dateline', summary: 'Datelineのヘルプ・状態・バージョン' },
    'zh-CN': { name: 'dateline', summary: 'Dateline 的帮助、状态和版本' },
  },
};
