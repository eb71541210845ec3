import { settingsWords } from '../channels/settings.ts';
import { wantedTyped, wantedWords } from '../channels/wanted.ts';
import type { Channel, Preference, Subscription } from '../model.ts';
import type { Block, Button, Card, Line } from './blocks.ts';
import { noticeCard, text } from './notice.ts';
import { english, type Words } from './words/index.ts';

/** What a channel gets and since when; each to be taken back by a choice. */
export function subscriptionsCard(
  channel: Channel,
  wants: readonly Subscription[],
  settings: readonly Preference[] = [],
  words: Words = english,
): Card {
  if (wants.length === 0) return noticeCard(words.channel.getsNothing(channel.title), [subscribing(words)]);
  const choices = wants.slice(0, 25).map((wanted) => ({
    label: wantedWords(wanted, words),
    run: { command: 'unsubscribe', options: { what: wantedTyped(wanted) } },
  }));
  const menu = { label: words.channel.takeOneBack, choices };
  const blocks = [...gotten(channel, wants, words), ...settingsBlocks(settings, words)];
  return {
    kind: 'notice',
    summary: gottenWords(channel, wants, words),
    blocks: [...blocks, { type: 'actions', buttons: [], menu }],
  };
}

/** The same for a thread that goes by the channel above it: nothing to take back there, but something to choose. */
export function takenFromCard(
  above: Channel,
  wants: readonly Subscription[],
  settings: readonly Preference[],
  words: Words = english,
): Card {
  const taken = words.channel.takenFrom(above.title);
  return {
    kind: 'notice',
    summary: `${taken} ${gottenWords(above, wants, words)}`,
    blocks: [
      { type: 'paragraph', line: text(taken) },
      ...gotten(above, wants, words),
      ...settingsBlocks(settings, words),
      { type: 'actions', buttons: [subscribing(words)] },
    ],
  };
}

function subscribing(words: Words): Button {
  return { label: words.channel.subscribe, does: { run: { command: 'subscribe', options: {} } } };
}

function gottenWords({ title }: Channel, wants: readonly Subscription[], words: Words): string {
  return words.channel.getsAll(
    title,
    wants.map((wanted) => wantedWords(wanted, words)),
  );
}

function gotten({ title }: Channel, wants: readonly Subscription[], words: Words): Block[] {
  const items = wants.map(
    (wanted): Line => [
      { type: 'text', text: words.channel.since(wantedWords(wanted, words)) },
      { type: 'time', at: wanted.createdAt, style: 'date' },
    ],
  );
  return [
    { type: 'heading', level: 2, text: words.channel.gets(title) },
    { type: 'bullets', items },
  ];
}

function settingsBlocks(settings: readonly Preference[], words: Words): Block[] {
  const rows = settingsWords(settings, words).map(({ label, value }) => ({ label, line: text(value) }));
  return rows.length > 0 ? [{ type: 'labelled', rows }] : [];
}

/** How a channel gets its cards, and which; in words where nothing is set. */
export function settingsCard(
  channel: Channel,
  settings: readonly Preference[],
  words: Words = english,
): Card {
  const set = settingsWords(settings, words);
  const see = { label: words.channel.seeWhat, does: { run: { command: 'subscriptions', options: {} } } };
  if (set.length === 0) return noticeCard(words.channel.atOnce(channel.title), [see]);
  return {
    kind: 'notice',
    summary: words.channel.howAll(
      channel.title,
      set.map(({ label, value }) => `${label.toLowerCase()} ${value}`),
    ),
    blocks: [
      { type: 'heading', level: 2, text: words.channel.how(channel.title) },
      ...settingsBlocks(settings, words),
      { type: 'actions', buttons: [see] },
    ],
  };
}
