import type { Button, Card, Line } from './blocks.ts';

/** A line of plain text. */
export function text(words: string): Line {
  return [{ type: 'text', text: words }];
}

/** A short answer: one sentence, and what the reader may do next. */
export function noticeCard(words: string, buttons: readonly Button[] = []): Card {
  return {
    kind: 'notice',
    summary: words,
    blocks: [
      { type: 'paragraph', line: text(words) },
      ...(buttons.length > 0 ? [{ type: 'actions' as const, buttons }] : []),
    ],
  };
}
