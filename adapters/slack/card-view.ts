/** Cards in windows. */
import type { ModalView } from '@slack/types';
import type { Card } from '../../src/cards/blocks.ts';
import { withoutShare } from './desk.ts';
import { LIMITS } from './limits.ts';
import { plain } from './markup.ts';
import { renderCard } from './render.ts';

/** The channel that a view is about; a person's own where it is about none. */
export interface ViewPlace {
  readonly channel: string;
  readonly title: string;
}

/** A card as a modal. Its pictures stay out: a trigger opens one window, so nothing could be tried again. */
export function cardView(card: Card, now: number, place: ViewPlace): ModalView {
  return {
    type: 'modal',
    callback_id: 'card',
    private_metadata: JSON.stringify(place),
    title: plain('Dateline', LIMITS.viewTitle),
    close: plain('Close', LIMITS.viewTitle),
    blocks: renderCard(withoutShare(card), now).blocks,
  };
}

/** Slack takes a person's id for their direct messages with the app. */
export function personal(user: string): ViewPlace {
  return { channel: user, title: 'direct message' };
}
