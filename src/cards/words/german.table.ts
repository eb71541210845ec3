/** German. Words that are typed stay as they are. */
import { german as story } from './german.ts';
import type { Group, Translation } from './translation.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const stories = (count: number) => plural(count, 'Meldung', 'Meldungen');
const people = (count: number) => plural(count, 'Person', 'Personen');

const UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  m: ['Minute', 'Minuten'],
  h: ['Stunde', 'Stunden'],
  d: ['Tag', 'Tage'],
  w: ['Woche', 'Wochen'],
};
const WEEKDAYS = 'Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag'.split(' ');
const MONTHS = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(
  ' ',
);

const list: Group<'list'> = {
  stories,
  storiesFrom: (count, from) => `${stories(count)} aus ${plural(from, 'Artikel', 'Artikeln')}`,
  openAStory: 'Eine Meldung öffnen',
  everything: 'Alles',
  all: (count) => `Alle ${count}`,
  sampleNote: 'Beispielausgabe, für Dateline geschrieben; echte Meldungen lösen sie ab',
  withFirst: (title, count, headline) => `${title}: ${stories(count)}, zuerst ${headline}`,
  nothingNew: (title) => `${title}: nichts Neues`,
  nothingNewHere: (title) => `${title}: nichts Neues, das dieser Kanal bekommt`,
  others: (count) =>
    count === 1
      ? '1 weitere, die dieser Kanal nicht bekommt'
      : `${count} weitere, die dieser Kanal nicht bekommt`,
  onlyOthers: (count) => `Nichts Neues, das dieser Kanal bekommt; ${leftOut(count)}.`,
  nothingCollected: 'Es ist noch nichts gesammelt.',
  lastCame: { before: 'Nichts Neues; die letzte Meldung kam vor ', after: '.' },
  otherAudiences: 'Für andere ist etwas da:',

  briefing: 'Briefing',
  last: (count, unit) => {
    const [one, many] = UNITS[unit.charAt(0)] ?? [unit, unit];
    return count === 1 ? `letzte ${one}`.replace('letzte Tag', 'letzter Tag') : `letzte ${count} ${many}`;
  },
  today: 'heute',
  sinceYesterday: 'seit gestern',
  sinceWeekday: (day) => `seit ${WEEKDAYS[day]}`,
  since: (moment) => `seit ${moment}`,

  missed: 'Was du verpasst hast',
  showLast: 'Die letzte Liste noch einmal zeigen',
  nothingNewThen: 'Nichts Neues ',
  leftOut,
  sinceThen: 'seit ',
  firstLook: 'in den letzten 7 Tagen (du hast hier noch nie nachgesehen)',
  lastLook: ', als du zuletzt nachgesehen hast',
  longestLook: 'in den letzten 30 Tagen (du hast länger nicht nachgesehen)',

  recap: (week) => `Wochenrückblick · ${week}`,
  week: (number, year) => `Woche ${number}, ${year}`,
  dayOfMonth: (day, month) => `${day}. ${MONTHS[month]}`,
  dayAlone: (day) => `${day}.`,
  moreStories: 'Weiteres',
  noStoriesHere: 'In dieser Woche keine Meldungen, die dieser Kanal bekommt.',
  noStories: 'In dieser Woche keine Meldungen.',
  withoutStories: (title) => `${title}: keine Meldungen`,
  predictions: 'Was aus Vorhersagen wurde',
  timePassed: 'die Zeit ist um',

  moreInMenu: 'mehr im Menü',
};

function leftOut(count: number): string {
  return count === 1
    ? '1 Meldung kam, die dieser Kanal nicht bekommt'
    : `${count} Meldungen kamen, die dieser Kanal nicht bekommt`;
}

const timeline: Group<'timeline'> = {
  title: (topic) => `Zeitleiste · ${topic}`,
  everything: 'alles',
  events: (count) => plural(count, 'Ereignis', 'Ereignisse'),
  eventsOf: (count, total) => `${count} von ${plural(total, 'Ereignis', 'Ereignissen')}`,
  span: (first, last) => `${first} bis ${last}`,
  summary: (title, count, first, last) =>
    `${title}: ${plural(count, 'Ereignis', 'Ereignisse')} von ${first} bis ${last}`,
  earlier: 'Früher',
  later: 'Später',
  onlySince: (year) => `Nur seit ${year}`,
  allDates: 'Alle Daten',
  noneInYears: (topic) => `Keine datierten Ereignisse${onTopic(topic)} in diesen Jahren; es gibt andere.`,
  noneYet: 'Noch sind keine datierten Ereignisse gesammelt; sieh nach, wenn Feeds gelesen sind.',
  none: (topic) =>
    `Keine datierten Ereignisse${onTopic(topic)}; versuch es mit einem Namen, einem Ort oder einem Produkt.`,
  noneBut: (topic) => `Keine datierten Ereignisse${onTopic(topic)}. Meintest du eines von diesen?`,
};

function onTopic(topic: string | null): string {
  return topic === null ? '' : ` zu „${topic}“`;
}

const follow: Group<'follow'> = {
  topic: (words) => `Meldungen zu „${words}“`,
  story: (headline) => `„${headline}“`,
  storyGone: (number) => `Meldung ${number}, die es nicht mehr gibt`,
  nothingYet:
    'Du folgst noch nichts; tippe /follow und ein Thema, etwa open weights, oder Nummer oder Link einer Meldung.',
  youFollow: 'Du folgst',
  summary: (named, more) => `Du folgst ${named.join(', ')}${more > 0 ? ` und ${more} weiteren` : ''}`,
  unreachable: (why) => `Direktnachrichten erreichen dich nicht: ${why}`,
  since: (named) => `${named}, seit `,
  snoozedUntil: ', in Ruhe bis ',
  unfollow: 'Nicht mehr folgen',
  whatYouFollow: 'Was du verfolgst',
  followStory: 'Der Meldung folgen',
  followNamed: (headline) => `„${headline}“ folgen`,
  followAgain: 'Wieder folgen',
  newTopic: (named) => `Du folgst ${named}: Jede neue kommt als Direktnachricht.`,
  newStory: (named) => `Du folgst ${named}: Eine Direktnachricht kommt, wenn sich etwas Wichtiges ändert.`,
  already: (named) => `Du folgst ${named} schon.`,
  noMore: (named) => `Du folgst ${named} nicht mehr.`,
  nothingAnyMore: (count) => `Du folgst nichts mehr (${count} zurückgenommen).`,
  notFollowed: 'Dem folgst du nicht (mehr); tippe /follow und sieh, was du verfolgst.',
  noDirect:
    'Neues dazu kommt als Direktnachricht, und die gibt es hier nicht; folge ihm im Chat deines Teams.',
  most: (count) =>
    `Du folgst schon ${count} Meldungen und Themen, mehr geht nicht; nimm zuerst mit /unfollow eines zurück.`,
  noWord: (typed) => `In „${typed}“ ist kein Wort; tippe ein Thema, etwa open weights.`,
  longTopic: (most) => `Ein Thema hat höchstens ${most} Zeichen; tippe weniger Wörter.`,

  noSpan: (typed) => `„${typed}“ ist keine Wartezeit; tippe 3h, 2d, 1w (höchstens 90 Tage) oder off.`,
  atOnceAgain: (named) => `Neues zu ${named} kommt wieder sofort; was gewartet hat, kommt jetzt.`,
  waits: (named) => ({
    before: `In Ruhe: Neues zu ${named} wartet bis `,
    after: ' und kommt dann als eine Nachricht.',
  }),
  snoozed: (named) => `In Ruhe: ${named}`,
  endSnooze: 'Nicht mehr warten',
  snoozeForADay: 'Einen Tag Ruhe',

  newOn: (topic) => `Neu zu „${topic}“`,
  changed: 'Was sich an einer Meldung geändert hat, der du folgst',
  updates: (count) => `${plural(count, 'Neuigkeit', 'Neuigkeiten')} zu dem, was du verfolgst`,
  firstOf: (title, headline) => `${title}, zuerst ${headline}`,
  firstShown: (shown, more) => `die ersten ${shown}, und ${more} weitere`,
};

const channel: Group<'channel'> = {
  everything: 'alles',
  forAudience: (tag) => `Meldungen für ${tag}`,
  onTopic: (words) => `Meldungen zu „${words}“`,
  fromSource: (name) => `Meldungen von ${name}`,
  listed: (things) => [things.slice(0, -1).join(', '), things.at(-1) ?? ''].filter(Boolean).join(' und '),

  getsNothing: (name) => `${name} bekommt noch nichts.`,
  gets: (name) => `${name} bekommt`,
  getsAll: (name, wanted) => `${name} bekommt ${wanted.join(', ')}`,
  since: (wanted) => `${wanted}, seit `,
  takeOneBack: 'Eines zurücknehmen',
  takenFrom: (name) =>
    `Dieser Thread hat nichts Eigenes abonniert und richtet sich nach ${name}; /subscribe gibt ihm Eigenes.`,
  subscribe: 'Abonnieren',
  seeWhat: 'Zeigen, was er bekommt',
  undo: 'Rückgängig',
  nowGets: (name, wanted) => `${name} bekommt jetzt ${wanted}, von der nächsten Meldung an.`,
  alreadyGot: (wanted) => `Schon vorher bekam er ${wanted}.`,
  alreadyGets: (name, wanted) => `${name} bekommt schon ${wanted}.`,
  noLongerGets: (name, wanted) => `${name} bekommt nicht mehr: ${wanted}.`,
  nothingAnyMore: (name, count) => `${name} bekommt nichts mehr (${count} zurückgenommen).`,
  doesNotGet: (name, wanted) =>
    `${name} bekommt das nicht: ${wanted}; tippe /subscriptions und sieh, was er bekommt.`,
  sayWhat: 'Sag, was dieser Kanal bekommen soll: /subscribe developers.',
  noSource: (name) => `Keine Quelle heißt „${name}“; tippe /sources für ihre Namen.`,
  noAudience: (typed, tags) => `„${typed}“ ist keine Zielgruppe; tippe eine von ${tags.join(', ')}.`,

  question: 'Was soll dieser Kanal bekommen?',
  questionHint:
    'Wähle eine Zielgruppe, oder tippe /subscribe topic open weights, oder /subscribe source und ihren Namen.',
  chooseAudience: 'Zielgruppe wählen',
  all: 'Alles',
  formTitle: 'Kanal abonnieren',
  audiences: 'Zielgruppen',
  audiencesHint: 'Meldungen, die für sie zählen.',
  topics: 'Themen',
  topicsHint: 'Wörter, die eine Meldung enthalten muss, etwa open weights. Beliebige.',
  sources: 'Quellen',
  sourcesHint: 'Alles von einem Herausgeber. Tippe einen Teil des Namens.',

  atOnce: (name) => `${name} bekommt seine Karten sofort, und alle.`,
  how: (name) => `Wie ${name} seine Karten bekommt`,
  howAll: (name, settings) => `${name}: ${settings.join('; ')}`,
  noModel:
    'Es ist kein Sprachmodell eingestellt, und ohne behält eine Karte die Worte ihrer Quellen; der Betreiber setzt LLM_BASE_URL und LLM_MODEL, oder ANTHROPIC_API_KEY.',
  noPublishing: 'Von hier wird nichts weitergegeben; das geht dort, wo andere einem Kanal folgen können.',
  noForm: (form, instead) =>
    `${form === 'thread' ? 'Threads' : 'Foren'} gibt es hier nicht; tippe ${instead.map((one) => `/deliver ${one} oder `).join('')}/deliver channel.`,
};

const setting: Group<'setting'> = {
  deliver: 'Karten',
  recapOnly: 'keine, nur der Rückblick',
  asDigest: (when) => `gesammelt, ${when}`,
  quiet: 'Ruhezeit',
  quietThen: (hours) => `${hours}, danach das Wartende als eine Liste`,
  limit: 'Höchstens',
  limitThen: (posts) => `${posts} in der Stunde, der Rest als eine Liste`,
  briefing: 'Briefing',
  recap: 'Rückblick',
  zone: 'Zeitzone',
  post: 'Beiträge',
  asForum: 'als Beiträge eines Forums',
  asThreads: 'jeder als Thread',
  publish: 'Weitergegeben',
  toFollowers: 'an alle, die diesem Kanal folgen',
  include: 'Nur mit',
  exclude: 'Nicht mit',
  match: 'Nur passend zu',
  unless: 'Nicht passend zu',
  or: '  oder  ',
  written: 'Geschrieben auf',
  publishers: 'Berichtet von',
  atLeast: (count) => `mindestens ${count} Herausgebern`,
  language: 'Sprachen',
};

const wish: Group<'wish'> = {
  noDelivery: (typed) => `„${typed}“ geht nicht; ${DELIVER}.`,
  tooMuch: (rest, after) => `„${rest}“ ist nach ${after} zu viel; ${DELIVER}.`,
  zoneMissing: 'Die Zeitzone fehlt; tippe zone Europe/Berlin.',
  noZone: (typed) => `„${typed}“ ist keine Zeitzone; tippe eine wie Europe/Berlin, oder lass sie weg.`,
  timeMissing: (example) => `Tag oder Uhrzeit fehlt; tippe ${example}.`,
  noSchedule: (kind) =>
    `Wann soll ${kind === 'recap' ? 'der Rückblick' : 'das Briefing'} kommen? Tippe ${kind} weekdays 08:30, ${kind} mon 09:00 oder ${kind} off.`,
  noQuiet: 'Die Ruhezeit sind zwei Uhrzeiten; tippe quiet 22:00-07:00 oder quiet off.',
  noLanguage: (languages) =>
    `Karten gibt es in diesen Sprachen: ${languages}; tippe language de, oder language off.`,
  noLimit: (most) =>
    `Die Grenze ist eine ganze Zahl von Beiträgen in der Stunde; tippe limit 5, höchstens ${most}, oder limit off.`,

  noFilter: (typed) => `„${typed}“ ist kein Filter; ${FILTER}.`,
  filterNeeds: (word) => `/filter ${word} braucht weitere Wörter; ${FILTER}.`,
  noPhrase: (typed, kind) =>
    `„${typed}“ ist kein Wort, das man suchen kann; tippe ${kind} robots, open weights.`,
  noPublishers: (typed, most) =>
    `„${typed}“ ist keine Zahl von Herausgebern; tippe eine ganze Zahl von 1 bis ${most}.`,
  noLanguageCode: (typed) =>
    `„${typed}“ ist kein Sprachkürzel; tippe languages en,de mit Kürzeln aus zwei Buchstaben.`,
  notHeld: (typed) => `Im Filter steht kein „${typed}“; tippe /filter und sieh, was darin steht.`,
  longPattern: (most) => `Das Muster ist zu lang; tippe eines mit höchstens ${most} Zeichen.`,
  badPattern: (why) =>
    `Das Muster geht nicht (${why}); tippe eines in der Schreibweise von RE2, etwa \\bGPT-\\d\\b, ohne Look-around.`,
};

const DELIVER =
  'tippe at-once, hourly, daily 09:00, weekly mon 09:00, recap-only, quiet 22:00-07:00, limit 5, briefing weekdays 08:30, language de, thread, forum, channel oder publish';
const FILTER =
  'tippe include robots, exclude crypto, pattern \\bGPT-\\d\\b, unless \\bwebinar\\b, publishers 2, languages en,de, remove crypto oder clear';

const sources: Group<'sources'> = {
  title: 'Quellen',
  feeds: (count) => plural(count, 'Feed', 'Feeds'),
  allWell: 'alles in Ordnung',
  failing: (count) => `${count} mit Fehlern`,
  page: (page, pages) => `Seite ${page} von ${pages}`,
  summary: (count, health) => `${plural(count, 'Quelle', 'Quellen')}, ${health}`,
  previous: 'Zurück',
  next: 'Weiter',
  notRead: 'noch nicht gelesen',
  read: (ago) => `vor ${ago} gelesen`,
  aWeek: (entries) => `${entries} in der Woche`,
  latency: (half, most) => `Verzug ${half}, p95 ${most}`,
  nextIn: (length) => `wieder in ${length}`,
  nextSoon: 'gleich wieder',
  noFullTexts: 'keine Volltexte',
  fullTextAlways: 'immer Volltext',
  fullText: 'Volltext',
  fullTextOf: (mode, had, settled) => `${mode}, ${had} von ${settled}`,
  pushDenied: (hub) => `${hub} lehnt Push ab`,
  pushAsked: (hub) => `${hub} um Push gebeten`,
  pushed: 'mit Push',
  pushedAgo: (ago) => `vor ${ago} per Push`,
  pushOnTrial: 'Push auf Probe',
  pushMissed: 'Push hat etwas verpasst',
  paused: 'angehalten',
  gone: 'verschwunden',

  severalFeeds: (address) => `${address} hat mehrere Feeds`,
  whichFeed: (address) => `${address} hat mehrere Feeds; welchen?`,
  chooseFeed: 'Feed wählen',
  imported: (added, known, refused) =>
    [
      `${plural(added, 'neuer Feed', 'neue Feeds')}`,
      ...(known > 0 ? [`${known} schon gelesen`] : []),
      ...(refused > 0 ? [`${refused} abgelehnt`] : []),
    ].join('; '),
  exported:
    'Die Liste der Feeds, für jeden Feedreader; im Terminal schreibt dateline sources export > feeds.opml dasselbe.',
  following: (title, address) =>
    `${title} (${address}) wird jetzt gelesen; die ersten Meldungen kommen in einer Minute.`,
  followedAlready: (name) => `${name} wird schon gelesen.`,
  noLonger: (title) => `${title} wird nicht mehr gelesen; die Meldungen bleiben.`,
  always: (title) => `${title}: Von jedem Eintrag wird die Seite gelesen.`,
  never: (title) => `${title}: Es werden keine Seiten gelesen; es gibt nur die Worte des Feeds.`,
  whenShort: (title) => `${title}: Seiten werden gelesen, wo der Feed nur einen Anriss gibt.`,
  none: 'Noch wird kein Feed gelesen; tippe /sources add und die Adresse einer Seite.',
  noneCalled: (typed) => `Kein Feed heißt „${typed}“; tippe /sources add und die Adresse einer Seite.`,

  managersOnly: 'Nur wer diesen Kanal verwaltet, kann die Quellen ändern; bitte eine dieser Personen darum.',
  addNeeds: '/sources add braucht die Adresse einer Seite.',
  removeNeeds: '/sources remove braucht Name oder Adresse eines Feeds.',
  importNeeds: '/sources import braucht die Adresse einer OPML-Datei.',
  fullTextNeeds:
    '/sources full-text braucht Name oder Adresse eines Feeds, und always, never oder when-short.',
  offerGone: 'Diese Auswahl ist nicht mehr bekannt; tippe /sources add und die Adresse noch einmal.',
  noFeed: (address) => `${address} nennt keinen Feed; öffne den Feed der Seite und gib dessen Adresse an.`,
  noAddressToAdd: (typed) =>
    `„${typed}“ ist keine Adresse; tippe /sources add https://… mit der Seite oder ihrem Feed.`,
  noAddressToImport: (typed) =>
    `„${typed}“ ist keine Adresse; tippe /sources import https://… mit einer OPML-Datei.`,
};

const feedback: Group<'feedback'> = {
  title: 'Rückmeldungen',
  useful: 'nützlich',
  notForUs: 'nichts für uns',
  wrong: 'falsch',
  duplicate: 'gab es schon',
  notedUseful: 'Als nützlich vermerkt: Ähnliche Meldungen zählen in diesem Kanal mehr.',
  notedNotForUs:
    'Als unpassend für diesen Kanal vermerkt: Sagen drei Personen das von drei Meldungen, kommt Ähnliches nicht mehr hierher.',
  notedDuplicate: 'Als doppelt vermerkt; der Betreiber sieht es.',
  notedWrong: 'Als falsch vermerkt; der Betreiber erfährt von der Aussage.',
  whichStory: (what) => `Welche Meldung? Tippe /feedback ${what} und Wörter, einen Link oder ihre Nummer.`,
  takenBack: 'Zurückgenommen, was du zu dieser Meldung gesagt hast.',
  nothingSaid: 'Zu dieser Meldung hast du hier nichts gesagt.',
  claimGone: 'Das sagt die Karte nicht mehr; öffne die Meldung noch einmal und sieh, was sie jetzt sagt.',
  takeBack: 'Zurücknehmen',
  whichStatement: 'Als falsch vermerkt. Welche Aussage ist es? Der Betreiber erfährt davon.',
  chooseStatement: 'Aussage wählen',

  withheld:
    'Zurückgehalten: Keine Karte zeigt diese Aussage mehr, und gepostete Karten werden in wenigen Minuten geändert.',
  shownAgain: 'Wieder gezeigt; gepostete Karten werden in wenigen Minuten geändert.',
  showAgain: 'Wieder zeigen',
  withhold: 'Zurückhalten',
  operatorsOnly:
    'Das kann nur, wer den Kanal mit den Hinweisen für den Betreiber verwaltet; /dateline notices sagt, welcher es ist.',
  notMarked: 'Diese Aussage hat niemand gemeldet; tippe /dateline status für die gemeldeten.',
  managersOnly: 'Das kann nur, wer diesen Kanal verwaltet; bitte eine dieser Personen darum.',
  forgotten: (name, count) =>
    `Vergessen: Was in ${name} als nützlich oder unpassend galt (${count}), ändert nichts mehr.`,

  nobodyYet: (name) => `In ${name} hat noch niemand etwas zu Meldungen gesagt`,
  rule: (lowest) =>
    `Eine Meldung unter ${lowest} kommt nicht hierher; /why zeigt ihre Zahlen. Was bisher zählt:`,
  noRule:
    'Noch ändert nichts davon, was hierher kommt: Dazu müssen sich drei Personen bei drei Meldungen einig sein.',
  publisherIs: (name) => `Herausgeber ${name}`,
  audienceIs: (name) => `Zielgruppe ${name}`,
  wordIs: (name) => `Wort ${name}`,
  opinion: (about, weight, count) => `${about} ${weight} (${people(count)})`,

  markedOne: 'Jemand hat eine Aussage als falsch gemeldet',
  markedSeveral: 'Leser haben Aussagen als falsch gemeldet',
  marked: (claim, number, count) => `„${claim}“ (Meldung ${number}, ${people(count)})`,
  markedWithheld: (claim, number, count) =>
    `„${claim}“ (Meldung ${number}, ${people(count)}, zurückgehalten)`,
  withholdNamed: (claim) => `Zurückhalten: ${claim}`,
  showNamed: (claim) => `Wieder zeigen: ${claim}`,
  withholdOne: 'Eine Aussage zurückhalten',
};

const notices: Group<'notices'> = {
  feeds: (count) => (count === 1 ? '1 Feed braucht dich' : `${count} Feeds brauchen dich`),
  dead: 'ist nicht mehr zu lesen',
  frozen: 'wird fehlerfrei gelesen, hat aber viel länger als sonst nichts Neues gebracht',
  undated: 'gibt keine Daten mehr an; seine Meldungen zeigen die Zeit, zu der sie gefunden wurden',
  mendDead: 'Sieh nach, ob er umgezogen ist; dann /sources add mit der neuen Adresse und /sources remove.',
  mendFrozen:
    'Öffne seine Seite: Geht es dort weiter, findet /sources add mit ihrer Adresse den heutigen Feed.',
  mendUndated: 'Es geht nichts verloren; sag es dem Herausgeber, wenn du kannst.',
  seeSources: 'Die Quellen zeigen',
  cannotPost: (name) => `Dateline kann in ${name} nicht posten`,
  cannotPostIn: (count) => `Dateline kann in ${count} Kanälen nicht posten`,
  kept: 'Was dort noch kommen soll, bleibt erhalten und kommt von selbst, spätestens eine Stunde nachdem es behoben ist.',
  changed: 'Was sich geändert hat',
};

const help: Group<'help'> = {
  tagline: 'Eine Karte je Meldung, jeder Satz bis zur Quelle belegt.',
  howTo: 'So geht Dateline',
  briefing: 'Briefing',
  subscribe: 'Abonnieren',
  status: 'Stand',
  openStory: 'Meldung öffnen',
  allSources: 'Alle Quellen',

  stored: 'Gesammelt',
  sample: (stored) => `${stored} (Beispielausgabe)`,
  feeds: 'Feeds',
  feedsNow: (active, failing) => `${active} gelesen, ${failing} mit Fehlern`,
  summary: (stored, failing) => `${stored}, ${plural(failing, 'Feed', 'Feeds')} mit Fehlern`,
  cards: 'Karten',
  cardsNow: ({ posted, bundled, owed, held, refused }) =>
    `${posted} gepostet, ${bundled} in Sammlungen, ${owed} ausstehend, ${held} wartend, ${refused} verworfen`,
  model: 'Modell',
  tokens: (spent, daily, cost) =>
    `heute ${spent.toLocaleString('de')} von ${daily.toLocaleString('de')} Tokens${cost}`,
  answers: (count) => plural(count, 'Antwort', 'Antworten'),
  verified: (verified, claims) => `${verified} von ${plural(claims, 'Aussage', 'Aussagen')} geprüft`,
  owed: (count) => `${stories(count)} ausstehend`,
  inTrouble: 'Gestört',
  more: (count) => `${count} weitere`,
  followed: 'Verfolgt',
  followedNow: (topics, followedStories, by) =>
    `${plural(topics, 'Thema', 'Themen')} und ${stories(followedStories)}, von ${people(by)}`,
  feedback: 'Rückmeldungen',
  duplicates: 'Doppelt?',
  duplicate: (number, headline, by) => `${number} „${headline}“ (${people(by)})`,
  markedWrong: 'Als falsch gemeldet',
  statements: (count) => plural(count, 'Aussage', 'Aussagen'),
  notices: 'Hinweise',
  noticesOff:
    'niemand erfährt von gestörten Feeds und Kanälen; tippe /dateline notices here dort, wo du es liest',
  noticesIn: (name) => `stehen in ${name}`,
  noticesAre: (where) => `Hinweise: ${where}.`,
  noticesManagersOnly:
    'Nur wer diesen Kanal verwaltet, kann ihn für Hinweise wählen; bitte eine dieser Personen darum.',
  noticesHere: (name) =>
    `${name} erfährt einmal, wenn ein Feed verschwindet, stehen bleibt oder keine Daten mehr angibt, wenn ein Kanal keine Beiträge nimmt und wenn jemand eine Aussage als falsch meldet.`,
  noticesNoMore: (name) => `${name} erfährt von keinen Störungen mehr.`,
  noticesElsewhere: (name) =>
    `${name} erfährt von Störungen nichts; tippe /dateline notices und sieh, wo sie stehen.`,
  version: 'Version',
};

const mistake: Group<'mistake'> = {
  noCommand: (name) => `Es gibt keinen Befehl /${name}; tippe /dateline help für die Liste.`,
  noCommandBut: (name, near) => `Es gibt keinen Befehl /${name}; meintest du /${near}?`,
  oneTooMany: (word, usage) => `„${word}“ ist ein Wort zu viel; tippe ${usage}.`,
  noOption: (command, option, usage) => `/${command} kennt „${option}“ nicht; tippe ${usage}.`,
  noChoice: (typed, option, command, choices) =>
    `„${typed}“ ist kein ${option} von /${command}; tippe ${choices.join(', ')}.`,
  noNumber: (typed, option, min, max) =>
    `„${typed}“ ist kein ${option}; tippe eine ganze Zahl von ${min} bis ${max}.`,
  needs: (command, option, _, example) =>
    `/${command} braucht ${option}${example === null ? '' : `, zum Beispiel /${example}`}.`,
  managersOnly: (command) =>
    `/${command} ist für die, die diesen Kanal verwalten; bitte eine dieser Personen darum.`,
  noChannel: 'Das gehört zu einem Kanal; tippe es in dem Kanal, um den es geht.',
  storyGone: (number) => `Die Meldung ${number} gibt es nicht (mehr); tippe /briefing für eine Liste.`,
  noStory: (typed) =>
    `Keine Meldung passt zu „${typed}“; tippe andere Wörter, die Nummer einer Meldung oder den Link eines Artikels, oder /briefing für eine Liste.`,
  noMoment: (typed) =>
    `„${typed}“ ist kein vergangener Zeitpunkt; tippe 24h, 3d, yesterday, monday oder 2026-11-01.`,
  noWeek: (typed) => `„${typed}“ ist keine Woche; tippe this, last, 2026-W47 oder einen Tag wie 2026-11-18.`,
  noDate: (option, typed) =>
    `--${option} nimmt ein Jahr, einen Monat oder einen Tag wie 2014, 2014-02 oder 2014-02-11, nicht „${typed}“.`,
  away: 'Die Datenbank antwortet gerade nicht; nichts ist verloren, versuch es in einer Minute noch einmal.',
  defect: (reference) =>
    `Das ging schief, ohne deine Schuld; versuch es noch einmal, oder nenne dem Betreiber „${reference}“.`,
  notSent: (file) => `${file} konnte hier nicht gesendet werden.`,
};

export const german: Translation = {
  story,
  list,
  timeline,
  follow,
  channel,
  setting,
  wish,
  sources,
  feedback,
  notices,
  help,
  mistake,
  shared: {
    andMore: (count) => `und ${count} weitere`,
    share: 'Im Kanal teilen',
    sampleEdition: 'Beispielausgabe, für Dateline geschrieben',
  },
};
