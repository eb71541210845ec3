/** Whatever a command answers comes from the catalogue of words, so that one file more is one language more. */
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Card } from '../../src/cards/blocks.ts';
import { noticeCard } from '../../src/cards/notice.ts';
import { changeNote, feedTroubleCard, refusalCard } from '../../src/cards/notices.ts';
import { german } from '../../src/cards/words/german.table.ts';
import { english, readLanguage, type Words, wordsIn } from '../../src/cards/words/index.ts';
import { createChannels } from '../../src/channels/index.ts';
import type { CommandContext } from '../../src/command.ts';
import { findCommand, readOptions, readWords, usage } from '../../src/command-words.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { addFeed } from '../../src/db/feeds.ts';
import { UsageError } from '../../src/errors.ts';
import { freshDatabase } from '../fakes/database.ts';
import { NOON, newArticle, storeNews, tagStory } from '../fakes/news.ts';
import { queriesOver } from '../fakes/queries.ts';
import { markedWords, unmarked } from './marked-words.ts';

/** In letters that no sentence of Dateline is written in: what is left in Latin ones is prose. */
const PUBLISHER = { name: '海港评论', region: 'HK' };
const HEADLINE = '费尔莱特在德累斯顿开设芯片工厂';
let context: CommandContext;

beforeAll(async () => {
  const db = await freshDatabase();
  context = await contextOver(db);
  const news = newArticle({ title: HEADLINE, text: `${HEADLINE}。2024年3月5日开工。`, publisher: PUBLISHER });
  const [story] = await storeNews(db, [news], NOON);
  if (story === undefined) throw new Error('The article was not grouped');
  await tagStory(db, story, ['developers']);
  await addFeed(
    db,
    { url: 'https://海港.example/1', title: '海港', publisher: PUBLISHER, section: null },
    NOON,
  );
});

async function contextOver(db: Database): Promise<CommandContext> {
  const place = { platform: 'memory', address: '地方', title: '#新闻' };
  const { channel } = await ensureChannel(db, place, NOON);
  const direct = await ensureChannel(db, { ...place, address: '私信', title: '私信' }, NOON);
  return {
    now: NOON,
    asker: { platform: 'memory', person: '甲', canManage: true },
    channel,
    subscriber: channel,
    words: markedWords(),
    ways: { forms: [], publishedAnHour: 0 },
    direct: async () => direct.channel,
    queries: queriesOver(db),
    channels: createChannels({
      db,
      findFeeds: async (url) => [1, 2].map((n) => ({ url: `${url}/${n}`, title: `源${n}` })),
      readList: async () => ({ feeds: [], refused: [{ why: '不行' }] }),
    }),
    commands,
    version: '0.0.0',
  };
}

/** Every text that a person reads on a card; addresses and what buttons run are not read. */
function texts(card: Card): string[] {
  const read = (value: unknown, key = ''): string[] => {
    if (typeof value === 'string') return NOT_READ.has(key) ? [] : [value];
    if (Array.isArray(value)) return value.flatMap((one) => read(one));
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, one]) => (NOT_READ.has(name) ? [] : read(one, name)));
  };
  return read(card);
}
const NOT_READ = new Set(
  'type kind url style run options command into lead date mark offers file picture value open'.split(' '),
);

/** What is the same in every language: names of commands, options and audiences, and what is typed. */
function names(): string[] {
  const audiences = context.queries.audiences.flatMap(({ tag, name, summary }) => [tag, name, summary]);
  const own = commands.flatMap((command) => [
    usage(command),
    command.summary,
    command.name,
    ...command.examples,
    ...Object.entries(command.options).flatMap(([name, option]) => [name, option.summary.toLowerCase()]),
  ]);
  return [...audiences, ...own, 'Dateline', 'UTC', 'everything', 'daily 09:00', 'thread', '海港.example'];
}

/** Pieces with Latin words that are neither the catalogue's, nor a name, nor what was typed. */
function prose(said: readonly string[], typed = ''): string[] {
  const known = [...names(), ...typed.split(' ')].sort((a, b) => b.length - a.length);
  const without = (piece: string) => known.reduce((rest, name) => rest.replaceAll(name, ''), piece);
  return said
    .flatMap(unmarked)
    .map(without)
    .filter((piece) => /[a-z]{2}/i.test(piece));
}

async function answer(typed: string, words: Words): Promise<Card> {
  try {
    const { command, options } = readWords(commands, typed);
    const found = findCommand(commands, command);
    return (await found.run({ ...context, words }, readOptions(found, options))).card;
  } catch (error) {
    if (error instanceof UsageError) return noticeCard(error.in(words));
    throw error;
  }
}

/** Not `/why`, whose reasons are stored in English, nor a story's card, which speaks as its sources do. */
const TYPED = [
  [
    'briefing',
    'briefing 1h',
    'briefing security',
    'briefing 乙',
    'briefing everything today',
    'catchup',
    'recap',
  ],
  ['recap 1', 'timeline 德累斯顿', 'timeline 未知', 'timeline', 'story 99'],
  [
    'subscribe',
    'subscribe developers; topic 芯片',
    'subscribe developers',
    'subscribe audience 乙',
    'subscriptions',
  ],
  ['unsubscribe topic 芯片', 'unsubscribe topic 芯片', 'subscribe topic 芯片; source 乙', 'unsubscribe all'],
  [
    'subscriptions',
    'deliver',
    'deliver daily 09:00',
    'deliver quiet 22:00-07:00',
    'deliver 乙',
    'deliver limit 0',
  ],
  [
    'deliver language de',
    'deliver thread',
    'deliver publish',
    'deliver zone',
    'deliver daily 9',
    'deliver quiet 9',
  ],
  ['filter', 'filter 乙', 'filter include', 'filter publishers 0', 'filter languages 乙', 'filter remove 乙'],
  ['filter include 芯片', 'follow', 'follow 芯片', 'follow 芯片', 'follow 1', 'follow', 'follow !'],
  [
    'snooze 芯片 3d',
    'snooze 芯片 off',
    'snooze 乙 99w',
    'unfollow 芯片',
    'unfollow 乙',
    'unfollow all',
    'unfollow',
  ],
  ['sources', 'sources add', 'sources remove', 'sources import', 'sources full-text', 'sources 乙'],
  [
    'sources add 海港.example',
    'sources add 乙',
    'sources import 海港.example',
    'sources import 乙',
    'sources export',
  ],
  ['sources full-text 海港 never', 'sources', 'sources remove 海港', 'sources remove 乙', 'sources'],
  [
    'feedback',
    'feedback useful 1',
    'feedback duplicate 1',
    'feedback not-for-us 1',
    'feedback wrong 1',
    'feedback',
  ],
  [
    'feedback take-back 1',
    'feedback take-back 1',
    'feedback useful',
    'feedback withhold 1',
    'feedback forget',
  ],
  [
    'dateline',
    'dateline status',
    'dateline notices',
    'dateline notices off',
    'dateline notices here',
    'dateline status',
  ],
  ['dateline notices off', 'nonsense', 'breifing', 'dateline 乙', 'story', 'briefing lines:99', 'recap 乙'],
].flat();

it('no command says anything past the catalogue', async () => {
  const past: [string, string[]][] = [];
  for (const typed of TYPED) past.push([typed, prose(texts(await answer(typed, markedWords())), typed)]);
  expect(past.filter(([, said]) => said.length > 0)).toEqual([]);
});

it('nor do the cards that the operator gets', () => {
  const words = markedWords();
  const troubled = (['dead', 'frozen', 'undated'] as const).map((trouble) => ({
    title: '海港',
    trouble,
    lastError: null,
  }));
  const refusing = { title: '#新闻', refusal: '不行', since: NOON };
  const cards = [
    feedTroubleCard(troubled, words),
    refusalCard([refusing], words),
    refusalCard(Array(11).fill(refusing), words),
    changeNote(['新'], words),
  ];
  expect(cards.map((card) => prose(texts(card)))).toEqual([[], [], [], []]);
});

describe('a language', () => {
  it('says in English what nobody has translated', () => {
    const { list, story } = wordsIn('es');
    expect([list.openAStory, story.deepInsight]).toEqual(['Open a story', 'Análisis a fondo']);
  });

  it('is the one that a platform’s tag means, or none', () => {
    const tags = ['de', 'de-AT', 'en-GB', 'es-419', 'zh-CN', 'zh-TW', 'pt-BR', '', undefined];
    expect(tags.map(readLanguage)).toEqual([
      'de',
      'de',
      'en',
      'es',
      'zh',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('German is whole', () => {
    const missing = Object.entries(english).flatMap(([group, entries]) =>
      Object.keys(entries).filter((name) => !(name in (german[group as keyof Words] ?? {}))),
    );
    // An answer that is names and numbers only is the same in both.
    expect(missing).toEqual(['count', 'said']);
  });
});
