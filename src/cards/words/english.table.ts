/**
 * All that Dateline itself says to people, in English: the catalogue that every other language is a translation of.
 * One entry a sentence, a function where it holds a number or a name. Words that are typed (/subscribe, at-once) stay
 * as they are in every language. What only the operator reads, the log and the command line's own help are not here.
 */
import { english as story } from './english.ts';
import type { CardWords } from './words.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const stories = (count: number) => plural(count, 'story', 'stories');
const articles = (count: number) => plural(count, 'article', 'articles');
const people = (count: number) => plural(count, 'person', 'people');

/** Briefing, catch-up, recap and digest. `title` is one of their titles. */
const list = {
  stories,
  storiesFrom: (count: number, from: number) => `${stories(count)} from ${articles(from)}`,
  openAStory: 'Open a story',
  everything: 'Everything',
  all: (count: number) => `All ${count}`,
  sampleNote: 'Sample edition, written for Dateline; real stories replace it',
  withFirst: (title: string, count: number, headline: string) =>
    `${title}: ${stories(count)}, first ${headline}`,
  nothingNew: (title: string) => `${title}: nothing new`,
  nothingNewHere: (title: string) => `${title}: nothing new that this channel gets`,
  others: (count: number) => `${plural(count, 'other', 'others')} that this channel does not get`,
  onlyOthers: (count: number) =>
    `Nothing new that this channel gets; ${stories(count)} came that it does not.`,
  nothingCollected: 'Nothing has been collected yet.',
  /** Around an age: "3 h". */
  lastCame: { before: 'Nothing new; the last story came ', after: ' ago.' },
  otherAudiences: 'Other audiences have something:',

  briefing: 'Briefing',
  /** `unit` as it was typed: h, d, days. */
  last: (count: number, unit: string) => `last ${count} ${unit}`,
  today: 'today',
  sinceYesterday: 'since yesterday',
  /** 0 is Sunday. */
  sinceWeekday: (day: number) => `since ${WEEKDAYS[day]}`,
  /** A date or a moment. */
  since: (moment: string) => `since ${moment}`,

  missed: 'What you missed',
  showLast: 'Show the last list again',
  nothingNewThen: 'Nothing new ',
  leftOut: (count: number) => `${stories(count)} came that this channel does not get`,
  /** Before a date. */
  sinceThen: 'since ',
  firstLook: 'in the last 7 days (you have not looked here before)',
  lastLook: ', when you last looked',
  longestLook: 'in the last 30 days (you last looked before that)',

  recap: (week: string) => `Weekly recap · ${week}`,
  week: (number: number, year: number) => `Week ${number}, ${year}`,
  /** 0 is January. */
  dayOfMonth: (day: number, month: number) => `${day} ${MONTHS[month]}`,
  dayAlone: (day: number) => String(day),
  moreStories: 'More',
  noStoriesHere: 'No stories in this week that this channel gets.',
  noStories: 'No stories in this week.',
  withoutStories: (title: string) => `${title}: no stories`,
  predictions: 'What came of predictions',
  timePassed: 'its time has passed',

  moreInMenu: 'more in the menu',
};

const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `/timeline`. A topic is null where none was typed. */
const timeline = {
  title: (topic: string) => `Timeline · ${topic}`,
  everything: 'everything',
  events: (count: number) => plural(count, 'event', 'events'),
  eventsOf: (count: number, total: number) => `${plural(count, 'event', 'events')} of ${total}`,
  span: (first: string, last: string) => `${first} to ${last}`,
  summary: (title: string, count: number, first: string, last: string) =>
    `${title}: ${plural(count, 'event', 'events')} from ${first} to ${last}`,
  earlier: 'Earlier',
  later: 'Later',
  onlySince: (year: string) => `Only since ${year}`,
  allDates: 'All dates',
  noneInYears: (topic: string | null) => `No dated events${onTopic(topic)} in these years; there are others.`,
  noneYet: 'No dated events have been collected yet; come back when feeds have.',
  none: (topic: string) => `No dated events${onTopic(topic)}; try a name, a place or a product.`,
  noneBut: (topic: string) => `No dated events${onTopic(topic)}. Did you mean one of these?`,
};

function onTopic(topic: string | null): string {
  return topic === null ? '' : ` on “${topic}”`;
}

/** Follows and their follow-ups. `named` is a target's name: a headline in quotes, or `topic`. */
const follow = {
  topic: (words: string) => `stories on “${words}”`,
  story: (headline: string) => `“${headline}”`,
  storyGone: (number: string) => `story ${number}, which is gone`,
  nothingYet:
    'You follow nothing yet; type /follow and a topic, such as open weights, or a story’s number or link.',
  youFollow: 'You follow',
  summary: (named: readonly string[], more: number) =>
    `You follow ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  unreachable: (why: string) => `Direct messages do not reach you: ${why}`,
  /** Before a date. */
  since: (named: string) => `${named}, since `,
  snoozedUntil: ', snoozed until ',
  unfollow: 'Unfollow',
  whatYouFollow: 'What you follow',
  followStory: 'Follow the story',
  followNamed: (headline: string) => `Follow “${headline}”`,
  followAgain: 'Follow again',
  newTopic: (named: string) => `You follow ${named}: a direct message tells you of each new one.`,
  newStory: (named: string) =>
    `You follow ${named}: a direct message tells you when it changes in a way that matters.`,
  already: (named: string) => `You follow ${named} already.`,
  noMore: (named: string) => `You no longer follow ${named}.`,
  nothingAnyMore: (count: number) => `You follow nothing any more (${count} taken back).`,
  notFollowed: 'You do not follow that (any more); type /follow to see what you follow.',
  noDirect:
    'Follow-ups come by direct message, and this place has none; follow it in your team’s chat instead.',
  most: (count: number) => `You follow ${count} stories and topics, which is the most; /unfollow one first.`,
  noWord: (typed: string) => `“${typed}” holds no word; type a topic such as open weights.`,
  longTopic: (most: number) => `A topic has ${most} characters at most; type fewer words.`,

  noSpan: (typed: string) => `“${typed}” is no time to wait; type 3h, 2d, 1w (90 days at most) or off.`,
  atOnceAgain: (named: string) => `You hear of ${named} at once again; what waited comes now.`,
  /** Around a date and a time. */
  waits: (named: string) => ({
    before: `Snoozed: follow-ups on ${named} wait until `,
    after: ', then come as one message.',
  }),
  snoozed: (named: string) => `Snoozed: ${named}`,
  endSnooze: 'End the snooze',
  snoozeForADay: 'Snooze for a day',

  newOn: (topic: string) => `New on “${topic}”`,
  changed: 'What changed in a story that you follow',
  updates: (count: number) => `${plural(count, 'update', 'updates')} on what you follow`,
  firstOf: (title: string, headline: string) => `${title}, first ${headline}`,
  firstShown: (shown: number, more: number) => `the first ${shown}, with ${more} more`,
};

/** What a channel gets, and how. `channel` is its name, `wanted` one of the first four. */
const channel = {
  everything: 'everything',
  forAudience: (tag: string) => `stories for ${tag}`,
  onTopic: (words: string) => `stories on “${words}”`,
  fromSource: (name: string) => `stories from ${name}`,
  /** Things one after the other. */
  listed: (things: readonly string[]) =>
    [things.slice(0, -1).join(', '), things.at(-1) ?? ''].filter(Boolean).join(' and '),

  getsNothing: (name: string) => `${name} gets nothing yet.`,
  gets: (name: string) => `${name} gets`,
  getsAll: (name: string, wanted: readonly string[]) => `${name} gets ${wanted.join(', ')}`,
  /** Before a date. */
  since: (wanted: string) => `${wanted}, since `,
  takeOneBack: 'Take one back',
  takenFrom: (name: string) =>
    `This thread subscribes to nothing itself, so it goes by ${name}; /subscribe gives it its own.`,
  subscribe: 'Subscribe',
  seeWhat: 'See what it gets',
  undo: 'Undo',
  nowGets: (name: string, wanted: string) => `${name} now gets ${wanted}, from the next story on.`,
  alreadyGot: (wanted: string) => `It already got ${wanted}.`,
  alreadyGets: (name: string, wanted: string) => `${name} already gets ${wanted}.`,
  noLongerGets: (name: string, wanted: string) => `${name} no longer gets ${wanted}.`,
  nothingAnyMore: (name: string, count: number) => `${name} gets nothing any more (${count} taken back).`,
  doesNotGet: (name: string, wanted: string) =>
    `${name} does not get ${wanted}; type /subscriptions to see what it gets.`,
  sayWhat: 'Say what this channel should get: /subscribe developers.',
  noSource: (name: string) => `No source is called “${name}”; type /sources for their names.`,
  noAudience: (typed: string, tags: readonly string[]) =>
    `“${typed}” is no audience; type one of ${tags.join(', ')}.`,

  question: 'What should this channel get?',
  questionHint:
    'Choose an audience, or type /subscribe topic open weights, or /subscribe source and its name.',
  chooseAudience: 'Choose an audience',
  all: 'Everything',
  /** 24 characters at most. */
  formTitle: 'Subscribe this channel',
  audiences: 'Audiences',
  audiencesHint: 'Stories that matter to them.',
  topics: 'Topics',
  topicsHint: 'Words that a story must hold, such as open weights. Type any.',
  sources: 'Sources',
  sourcesHint: 'Everything from a publisher. Type a part of its name.',

  atOnce: (name: string) => `${name} gets its cards at once, all of them.`,
  how: (name: string) => `How ${name} gets its cards`,
  howAll: (name: string, settings: readonly string[]) => `${name}: ${settings.join('; ')}`,
  noModel:
    'No language model is set, and without one a card keeps the words of its sources; the operator sets LLM_BASE_URL and LLM_MODEL, or ANTHROPIC_API_KEY.',
  noPublishing: 'Posts are not passed on from here; that works where others can follow a channel.',
  noForm: (form: 'thread' | 'forum', instead: readonly string[]) =>
    `There are no ${form}s here; type ${instead.map((one) => `/deliver ${one} or `).join('')}/deliver channel.`,
};

/** A channel's settings: what each is called, and how its value reads. */
const setting = {
  deliver: 'Cards',
  recapOnly: 'none, only the recap',
  asDigest: (when: string) => `as a digest, ${when}`,
  quiet: 'Quiet hours',
  quietThen: (hours: string) => `${hours}, then what waited as one list`,
  limit: 'At most',
  limitThen: (posts: string) => `${posts} posts an hour, the rest as one list`,
  briefing: 'Briefing',
  recap: 'Recap',
  zone: 'Time zone',
  post: 'Posts',
  asForum: 'as posts of a forum',
  asThreads: 'each as a thread',
  publish: 'Published',
  toFollowers: 'to all who follow this channel',
  include: 'Only with',
  exclude: 'Not with',
  match: 'Only matching',
  unless: 'Not matching',
  or: '  or  ',
  written: 'Written in',
  publishers: 'Told by',
  atLeast: (count: string) => `at least ${count} publishers`,
  language: 'Languages',
};

/** What is typed after /deliver and /filter, and cannot be. */
const wish = {
  noDelivery: (typed: string) => `“${typed}” is no way to deliver; ${DELIVER}.`,
  tooMuch: (rest: string, after: string) => `“${rest}” is too much after ${after}; ${DELIVER}.`,
  zoneMissing: 'The zone is missing; type zone Europe/Berlin.',
  noZone: (typed: string) => `“${typed}” is no time zone; type one such as Europe/Berlin, or leave it out.`,
  timeMissing: (example: string) => `The day or the time is missing; type ${example}.`,
  noSchedule: (kind: 'briefing' | 'recap') =>
    `When shall the ${kind} come? Type ${kind} weekdays 08:30, ${kind} mon 09:00 or ${kind} off.`,
  noQuiet: 'Quiet hours are two times of the day; type quiet 22:00-07:00 or quiet off.',
  noLanguage: (languages: string) =>
    `Cards can be written in ${languages}; type language de, or language off.`,
  noLimit: (most: number) =>
    `The limit is a whole number of posts in an hour; type limit 5, ${most} at most, or limit off.`,

  noFilter: (typed: string) => `“${typed}” is no filter; ${FILTER}.`,
  filterNeeds: (word: string) => `/filter ${word} needs more words; ${FILTER}.`,
  noPhrase: (typed: string, kind: string) =>
    `“${typed}” is no word to look for; type ${kind} robots, open weights.`,
  noPublishers: (typed: string, most: number) =>
    `“${typed}” is no number of publishers; type a whole number from 1 to ${most}.`,
  noLanguageCode: (typed: string) =>
    `“${typed}” is no language code; type languages en,de with codes of two letters.`,
  notHeld: (typed: string) => `The filter holds no “${typed}”; type /filter to see what it holds.`,
  longPattern: (most: number) => `The pattern is too long; type one of ${most} characters at most.`,
  badPattern: (why: string) =>
    `The pattern cannot be used (${why}); type one in RE2’s syntax, such as \\bGPT-\\d\\b, without look-around.`,
};

/** What to type, at the end of every sentence that refuses something. */
const DELIVER =
  'type at-once, hourly, daily 09:00, weekly mon 09:00, recap-only, quiet 22:00-07:00, limit 5, briefing weekdays 08:30, language de, thread, forum, channel or publish';
const FILTER =
  'type include robots, exclude crypto, pattern \\bGPT-\\d\\b, unless \\bwebinar\\b, publishers 2, languages en,de, remove crypto or clear';

/** `/sources`. Lengths of time come as "16m". */
const sources = {
  title: 'Sources',
  feeds: (count: number) => plural(count, 'feed', 'feeds'),
  allWell: 'all well',
  failing: (count: number) => `${count} failing`,
  page: (page: number, pages: number) => `page ${page} of ${pages}`,
  summary: (count: number, health: string) => `${count} sources, ${health}`,
  previous: 'Previous',
  next: 'Next',
  notRead: 'not read yet',
  read: (ago: string) => `read ${ago} ago`,
  aWeek: (entries: number) => `${entries} a week`,
  latency: (half: string, most: string) => `latency ${half}, p95 ${most}`,
  nextIn: (length: string) => `next in ${length}`,
  nextSoon: 'next soon',
  noFullTexts: 'no full texts',
  fullTextAlways: 'full text always',
  fullText: 'full text',
  fullTextOf: (mode: string, had: number, settled: number) => `${mode}, ${had} of ${settled}`,
  pushDenied: (hub: string) => `${hub} denies to push`,
  pushAsked: (hub: string) => `${hub} asked to push`,
  pushed: 'pushed',
  pushedAgo: (ago: string) => `pushed ${ago} ago`,
  pushOnTrial: 'push on trial',
  pushMissed: 'push missed news',
  paused: 'paused',
  gone: 'gone',

  severalFeeds: (address: string) => `${address} has several feeds`,
  whichFeed: (address: string) => `${address} has several feeds; which one?`,
  chooseFeed: 'Choose a feed',
  imported: (added: number, known: number, refused: number) =>
    [
      `Following ${plural(added, 'new feed', 'new feeds')}`,
      ...(known > 0 ? [`${known} followed already`] : []),
      ...(refused > 0 ? [`${refused} refused`] : []),
    ].join('; '),
  exported:
    'The list of feeds, for any feed reader; in a terminal, dateline sources export > feeds.opml writes the same.',
  following: (title: string, address: string) =>
    `Following ${title} (${address}); its first stories come within a minute.`,
  followedAlready: (name: string) => `${name} is followed already.`,
  noLonger: (title: string) => `No longer following ${title}; its stories stay.`,
  always: (title: string) => `${title}: The page of every entry is read for its text.`,
  never: (title: string) => `${title}: No pages are read: the feed’s words are all there is.`,
  whenShort: (title: string) => `${title}: Pages are read where the feed gives a teaser only.`,
  none: 'No feeds are followed yet; type /sources add and a page’s address.',
  noneCalled: (typed: string) => `No feed is called “${typed}”; type /sources add and a page’s address.`,

  managersOnly: 'Only those who manage this channel may change the sources; ask one of them.',
  addNeeds: '/sources add needs a page’s address.',
  removeNeeds: '/sources remove needs a feed’s name or address.',
  importNeeds: '/sources import needs the address of an OPML file.',
  fullTextNeeds:
    '/sources full-text needs a feed’s name or address, and one of always, never and when-short.',
  offerGone: 'That choice is no longer known; type /sources add and the page’s address again.',
  noFeed: (address: string) => `${address} names no feed; open the page's own feed and give that address.`,
  noAddressToAdd: (typed: string) =>
    `“${typed}” is no address; type /sources add https://… with the page or its feed.`,
  noAddressToImport: (typed: string) =>
    `“${typed}” is no address; type /sources import https://… with an OPML file.`,
};

/** What people say of stories. */
const feedback = {
  title: 'Feedback',
  useful: 'useful',
  notForUs: 'not for us',
  wrong: 'wrong',
  duplicate: 'duplicate',
  count: (count: number, word: string) => `${count} ${word}`,
  notedUseful: 'Noted as useful: stories like it count for more in this channel.',
  notedNotForUs:
    'Noted as not for this channel: where three people say so of three stories, the like is not posted here.',
  notedDuplicate: 'Noted as a duplicate; the operator sees it.',
  notedWrong: 'Noted as wrong; the operator is told of the statement.',
  whichStory: (what: string) => `Which story? Type /feedback ${what} and words, a link or its number.`,
  takenBack: 'Taken back what you said of this story.',
  nothingSaid: 'You have said nothing of this story here.',
  claimGone: 'The card does not say that any more; open the story again to see what it says now.',
  takeBack: 'Take it back',
  whichStatement: 'Noted as wrong. Which statement is it? The operator is told.',
  chooseStatement: 'Choose the statement',

  withheld: 'Withheld: no card shows that statement any more, and posts that do are edited within minutes.',
  shownAgain: 'Shown again; posts are edited within minutes.',
  showAgain: 'Show it again',
  withhold: 'Withhold it',
  operatorsOnly:
    'Only those who manage the channel that gets the operator’s notices may do that; /dateline notices says which it is.',
  notMarked: 'Nobody has marked that statement; type /dateline status for those that are marked.',
  managersOnly: 'Only those who manage this channel may do that; ask one of them.',
  forgotten: (channelName: string, count: number) =>
    `Forgotten: what people found useful or not for them in ${channelName} (${count}) changes nothing any more.`,

  nobodyYet: (channelName: string) => `Nobody has said anything of stories in ${channelName} yet`,
  said: (channelName: string, counts: string) => `${channelName}: ${counts}`,
  rule: (lowest: number) =>
    `A story whose score is under ${lowest} is not posted here; /why shows its numbers. What counts so far:`,
  noRule: 'Nothing of it moves what is posted here yet: that takes three people who agree on three stories.',
  publisherIs: (name: string) => `publisher ${name}`,
  audienceIs: (name: string) => `audience ${name}`,
  wordIs: (name: string) => `word ${name}`,
  opinion: (about: string, weight: string, count: number) => `${about} ${weight} (${people(count)})`,

  markedOne: 'A reader marked a statement as wrong',
  markedSeveral: 'Readers marked statements as wrong',
  marked: (claim: string, number: number, count: number) => `“${claim}” (story ${number}, ${people(count)})`,
  markedWithheld: (claim: string, number: number, count: number) =>
    `“${claim}” (story ${number}, ${people(count)}, withheld)`,
  withholdNamed: (claim: string) => `Withhold: ${claim}`,
  showNamed: (claim: string) => `Show again: ${claim}`,
  withholdOne: 'Withhold a statement',
};

/** What the operator is told, and those whose channel takes no posts. */
const notices = {
  feeds: (count: number) => `${plural(count, 'feed needs', 'feeds need')} your attention`,
  dead: 'cannot be read any more',
  frozen: 'is read without a fault, but has brought nothing new for much longer than usual',
  undated: 'has stopped giving dates, so its stories are shown with the time when they were collected',
  mendDead: 'Look whether it has moved, then /sources add the new address and /sources remove this one.',
  mendFrozen: 'Open its page: if that moves on, /sources add the page’s address finds the feed of today.',
  mendUndated: 'Nothing is lost; tell the publisher if you can.',
  seeSources: 'See the sources',
  cannotPost: (channelName: string) => `Dateline cannot post in ${channelName}`,
  cannotPostIn: (count: number) => `Dateline cannot post in ${count} channels`,
  kept: 'What is owed there is kept, and posted by itself within an hour after it is mended.',
  changed: 'What changed',
};

/** `/dateline`, and `/why`. */
const help = {
  tagline: 'One card per story, every sentence traceable to a source.',
  howTo: 'How to use Dateline',
  briefing: 'Briefing',
  subscribe: 'Subscribe',
  status: 'Status',
  openStory: 'Open the story',
  allSources: 'All sources',

  stored: 'Stored',
  sample: (stored: string) => `${stored} (sample edition)`,
  feeds: 'Feeds',
  feedsNow: (active: number, failing: number) => `${active} followed, ${failing} failing`,
  summary: (stored: string, failing: number) => `${stored}, ${failing} feeds failing`,
  cards: 'Cards',
  cardsNow: (now: { posted: number; bundled: number; owed: number; held: number; refused: number }) =>
    `${now.posted} posted, ${now.bundled} in digests, ${now.owed} owed, ${now.held} held, ${now.refused} dropped`,
  model: 'Model',
  tokens: (spent: number, daily: number, cost: string) =>
    `${spent.toLocaleString('en')} of ${daily.toLocaleString('en')} tokens today${cost}`,
  answers: (count: number) => plural(count, 'answer', 'answers'),
  verified: (verified: number, claims: number) => `${verified} of ${claims} claims verified`,
  owed: (count: number) => `${stories(count)} owed`,
  inTrouble: 'In trouble',
  more: (count: number) => `${count} more`,
  followed: 'Followed',
  followedNow: (topics: number, followedStories: number, by: number) =>
    `${plural(topics, 'topic', 'topics')} and ${stories(followedStories)}, by ${people(by)}`,
  feedback: 'Feedback',
  duplicates: 'Duplicates?',
  duplicate: (number: number, headline: string, by: number) => `${number} “${headline}” (${people(by)})`,
  markedWrong: 'Marked as wrong',
  statements: (count: number) => plural(count, 'statement', 'statements'),
  notices: 'Notices',
  noticesOff:
    'nobody is told of feeds and channels in trouble; type /dateline notices here where you read it',
  noticesIn: (channelName: string) => `told in ${channelName}`,
  noticesAre: (where: string) => `Notices: ${where}.`,
  noticesManagersOnly: 'Only those who manage this channel may choose it for notices; ask one of them.',
  noticesHere: (channelName: string) =>
    `${channelName} is told once when a feed dies, freezes or loses its dates, and when a channel takes no posts, and when a reader marks a statement as wrong.`,
  noticesNoMore: (channelName: string) => `${channelName} is told of no troubles any more.`,
  noticesElsewhere: (channelName: string) =>
    `${channelName} is not told of troubles; type /dateline notices to see where.`,
  version: 'Version',
};

/** Mistakes that any command can answer with; each says what to type instead. */
const mistake = {
  noCommand: (name: string) => `There is no command /${name}; type /dateline help for the list.`,
  noCommandBut: (name: string, near: string) => `There is no command /${name}; did you mean /${near}?`,
  oneTooMany: (word: string, usage: string) => `“${word}” is one word too many; type ${usage}.`,
  noOption: (command: string, option: string, usage: string) =>
    `/${command} has no option “${option}”; type ${usage}.`,
  noChoice: (typed: string, option: string, command: string, choices: readonly string[]) =>
    `“${typed}” is no ${option} of /${command}; type ${choices.join(', ')}.`,
  noNumber: (typed: string, option: string, min: number, max: number) =>
    `“${typed}” is no ${option}; type a whole number from ${min} to ${max}.`,
  /** `example` is what to type, or null. */
  needs: (command: string, option: string, summary: string, example: string | null) =>
    `/${command} needs ${option} (${summary})${example === null ? '' : `, for example /${example}`}.`,
  managersOnly: (command: string) => `/${command} is for those who manage this channel; ask one of them.`,
  noChannel: 'That belongs to a channel; type it in the channel that it is about.',
  storyGone: (number: number) => `There is no story ${number} (any more); type /briefing for a list.`,
  noStory: (typed: string) =>
    `No story matches “${typed}”; type other words, a story's number or an article's link, or /briefing for a list.`,
  noMoment: (typed: string) =>
    `“${typed}” is no moment in the past; type 24h, 3d, yesterday, monday or 2026-11-01.`,
  noWeek: (typed: string) => `“${typed}” is no week; type this, last, 2026-W47 or a day such as 2026-11-18.`,
  noDate: (option: string, typed: string) =>
    `--${option} takes a year, month or day such as 2014, 2014-02 or 2014-02-11, not "${typed}".`,
  away: 'The database does not answer just now; nothing is lost, try again in a minute.',
  defect: (reference: string) =>
    `That did not work, through no fault of yours; try again, or tell the operator “${reference}”.`,
  notSent: (file: string) => `${file} could not be sent here.`,
};

/** What several kinds of answer say. */
const shared = {
  andMore: (count: number) => `and ${count} more`,
  share: 'Share to channel',
  sampleEdition: 'sample edition, written for Dateline',
};

const catalogue = {
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
  shared,
};

/** Every entry of every group; a story's card has its own, for it speaks as its sentences do. */
export type Words = typeof catalogue & { readonly story: CardWords };

export const english: Words = { ...catalogue, story };
