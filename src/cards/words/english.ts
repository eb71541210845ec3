import type { CardWords } from './words.ts';

const articles = (count: number) => `${count} ${count === 1 ? 'article' : 'articles'}`;

export const english: CardWords = {
  whatChanged: 'What changed',
  whyItMatters: 'Why it matters',
  whatToDoNext: 'What to do next',

  moreSources: (count) => `+${count} ${count === 1 ? 'source' : 'sources'}`,
  unknownPublisher: 'Unknown publisher',
  collectedIn: (length) => `collected in ${length}`,
  singleSource: 'single source',
  sample: 'Sample',
  updated: 'updated',
  freshness: { breaking: 'Breaking', fresh: 'Fresh', recent: 'Recent', aging: 'Aging', stale: 'Stale' },
  retracted: (publisher) => `${publisher} retracted its report`,
  corrected: (publisher) => `${publisher} corrected its report`,

  deepInsight: 'Deep insight',
  timeline: 'Timeline',
  related: (count) => `Related · ${count}`,
  weekRecap: 'This week’s recap',
  allSources: 'All sources',
  share: 'Share to channel',
  useful: 'Useful',
  more: 'More',
  whyHere: 'Why is this here?',
  somethingWrong: 'Something is wrong',
  duplicate: 'Duplicate',
  notForUs: 'Not for us',
  follow: 'Follow the story',

  keyTakeaways: 'Key takeaways',
  futureImplications: 'Future implications',
  relatedUpdates: 'Related updates',
  sources: 'Sources',
  earlier: 'earlier',
  later: 'later',
  by: (horizon) => `by ${horizon}`,
  cameTrue: 'came true',
  didNot: 'did not come true',
  lapsed: 'its time has passed, and no source says what came of it',

  originalSource: 'Original source',
  rights: 'content rights belong to the publishers',
  extracted: (count) => `extracted from ${articles(count)}`,
  written: ({ model, articles: count, verified, claims }) =>
    `written by ${model} from ${articles(count)}, ${verified} of ${claims} claims verified`,
  withheld: (count) => `${count} ${count === 1 ? 'statement' : 'statements'} withheld`,
  sampleEdition: 'sample edition, written for Dateline',
};
