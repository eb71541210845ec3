import { settingsWords } from '../channels/settings.ts';
import { wantedTyped, wantedWords } from '../channels/wanted.ts';
import type { Channel, Preference, Subscription } from '../model.ts';
import type { Block, Card, Line } from './blocks.ts';
import { noticeCard, text } from './notice.ts';
import { english, type Words } from './words/index.ts';

/** What a channel gets and since when; each to be taken back by a choice. */
export function subscriptionsCard(
  channel: Channel,
  wants: readonly Subscription[],
  settings: readonly Preference[] = [],
  words: Words = english,
): Card {
  const named = wants.map((wanted) => wantedWords(wanted, words));
  if (wants.length === 0) {
    const start = { label: words.channel.subscribe, does: { run: { command: 'subscribe', options: {} } } };
    return noticeCard(words.channel.getsNothing(channel.title), [start]);
  }
  const items = wants.map(
    (wanted): Line => [
      { type: 'text', text: words.channel.since(wantedWords(wanted, words)) },
      { type: 'time', at: wanted.createdAt, style: 'date' },
    ],
  );
  const choices = wants.slice(0, 25).map((wanted) => ({
    label: wantedWords(wanted, words),
    run: { command: 'unsubscribe', options: { what: wantedTyped(wanted) } },
  }));
  return {
    kind: 'notice',
    summary: words.channel.getsAll(channel.title, named),
    blocks: [
      { type: 'heading', level: 2, text: words.channel.gets(channel.title) },
      { type: 'bullets', items },
      ...settingsBlocks(settings, words),
      { type: 'actions', buttons: [], menu: { label: words.channel.takeOneBack, choices } },
    ],
  };
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
