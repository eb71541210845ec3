import { wantedTyped, wantedWords } from '../channels/wanted.ts';
import type { Channel, Subscription } from '../model.ts';
import type { Card, Line } from './blocks.ts';
import { noticeCard } from './notice.ts';

/** What a channel gets and since when; each to be taken back by a choice. */
export function subscriptionsCard(channel: Channel, wants: readonly Subscription[]): Card {
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
      { type: 'actions', buttons: [], menu: { label: 'Take one back', choices } },
    ],
  };
}
