import { settingsWords } from '../channels/settings.ts';
import { wantedTyped, wantedWords } from '../channels/wanted.ts';
import type { Channel, Preference, Subscription } from '../model.ts';
import type { Block, Card, Line } from './blocks.ts';
import { noticeCard, text } from './notice.ts';

/** What a channel gets and since when; each to be taken back by a choice. */
export function subscriptionsCard(
  channel: Channel,
  wants: readonly Subscription[],
  settings: readonly Preference[] = [],
): Card {
  if (wants.length === 0) {
    const start = { label: 'Subscribe', does: { run: { command: 'subscribe', options: {} } } };
    return noticeCard(`${channel.title} gets nothing yet.`, [start]);
  }
  const items = wants.map(
    (wanted): Line => [
      { type: 'text', text: `${wantedWords(wanted)}, since ` },
      { type: 'time', at: wanted.createdAt, style: 'date' },
    ],
  );
  const choices = wants.slice(0, 25).map((wanted) => ({
    label: wantedWords(wanted),
    run: { command: 'unsubscribe', options: { what: wantedTyped(wanted) } },
  }));
  return {
    kind: 'notice',
    summary: `${channel.title} gets ${wants.map(wantedWords).join(', ')}`,
    blocks: [
      { type: 'heading', level: 2, text: `${channel.title} gets` },
      { type: 'bullets', items },
      ...settingsBlocks(settings),
      { type: 'actions', buttons: [], menu: { label: 'Take one back', choices } },
    ],
  };
}

function settingsBlocks(settings: readonly Preference[]): Block[] {
  const rows = settingsWords(settings).map(({ label, words }) => ({ label, line: text(words) }));
  return rows.length > 0 ? [{ type: 'labelled', rows }] : [];
}

/** How a channel gets its cards, and which; in words where nothing is set. */
export function settingsCard(channel: Channel, settings: readonly Preference[]): Card {
  const words = settingsWords(settings);
  const see = { label: 'See what it gets', does: { run: { command: 'subscriptions', options: {} } } };
  if (words.length === 0) return noticeCard(`${channel.title} gets its cards at once, all of them.`, [see]);
  return {
    kind: 'notice',
    summary: `${channel.title}: ${words.map((line) => `${line.label.toLowerCase()} ${line.words}`).join('; ')}`,
    blocks: [
      { type: 'heading', level: 2, text: `How ${channel.title} gets its cards` },
      ...settingsBlocks(settings),
      { type: 'actions', buttons: [see] },
    ],
  };
}
