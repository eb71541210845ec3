/**
 * The card as data: what a renderer switches over. A card names no platform and holds no markup: text is
 * plain and hostile (it comes from feeds), and every renderer escapes it for its platform.
 */
import type { Instant, StoryId } from '../model.ts';
import type { CardLanguage } from '../text/card-languages.ts';
import type { Form } from './form.ts';
import type { Picture } from './picture.ts';
import type { Language } from './words/index.ts';
import type { Freshness } from './words/words.ts';

export type CardKind = 'story' | 'list' | 'timeline' | 'recap' | 'notice';

export type { Freshness };

/** A rendering of a story, a list, a timeline, a recap or a notice. */
export interface Card {
  readonly kind: CardKind;
  /** The whole card as one plain sentence: notifications, screen readers, Slack's `text`. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** The story that the card is about, for a story card. */
  readonly story?: StoryId;
  /** Newest source's time: the accent colour follows its freshness. */
  readonly newest?: Instant;
  /** The same question as a window to fill in; where a platform has none, the blocks ask it. */
  readonly form?: Form;
  /** What a renderer's own few words are in; English where it is not given. */
  readonly language?: Language;
  /** Whom the card is for; a place that files its posts under tags takes them from here. */
  readonly audiences?: readonly { readonly tag: string; readonly name: string }[];
}

/** A piece of a line. */
export type Inline =
  | { readonly type: 'text'; readonly text: string; readonly strong?: boolean; readonly emphasis?: boolean }
  | { readonly type: 'link'; readonly text: string; readonly url: string; readonly strong?: boolean }
  /** The number of a source in the card's `sources` block, drawn small: [1]. */
  | { readonly type: 'reference'; readonly number: number; readonly url: string | null }
  /** Freshness word by the age of `newest`, computed when drawn; English where no language is given. */
  | {
      readonly type: 'freshness';
      readonly newest: Instant;
      readonly language?: CardLanguage | undefined;
    }
  /** A moment, drawn as its age ("3 h") or in the reader's own time zone where the platform can. */
  | { readonly type: 'time'; readonly at: Instant; readonly style: 'age' | 'date' | 'clock' };

export type Line = readonly Inline[];

export type Block =
  /** Small print: first and last line of a card. Parts are separated by " · ". */
  | { readonly type: 'context'; readonly parts: readonly Line[] }
  /** `level` 1 is the headline, 2 a section heading. */
  | {
      readonly type: 'heading';
      readonly level: 1 | 2;
      readonly text: string;
      readonly url?: string;
      readonly mark?: string;
    }
  /** A paragraph; `mark` is the section's emoji. */
  | { readonly type: 'paragraph'; readonly line: Line; readonly mark?: string }
  /** "What changed  …": a label in bold, then a sentence, one row each. */
  | { readonly type: 'labelled'; readonly rows: readonly { readonly label: string; readonly line: Line }[] }
  | { readonly type: 'bullets'; readonly items: readonly Line[] }
  /** Stories, one line each; `open` runs when the reader picks the row. */
  | { readonly type: 'rows'; readonly rows: readonly Row[] }
  | { readonly type: 'timeline'; readonly events: readonly TimelineEvent[] }
  /** Says nothing that the rest of the card does not say as well: what cannot show it leaves it out. */
  | { readonly type: 'picture'; readonly picture: Picture }
  /** A file to take along; where it cannot be sent, the card says so. */
  | { readonly type: 'file'; readonly file: TextFile }
  | { readonly type: 'sources'; readonly sources: readonly Source[] }
  | { readonly type: 'actions'; readonly buttons: readonly Button[]; readonly menu?: Menu }
  | { readonly type: 'divider' };

/** A file of text that a command made for whoever asked. */
export interface TextFile {
  /** Letters, digits and a dot: `feeds.opml`. */
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly text: string;
}

export interface Row {
  /** "1", "2" …; null where the order means nothing. */
  readonly lead: string | null;
  readonly title: string;
  readonly url: string | null;
  /** Flag, number of sources, age. */
  readonly aside: Line;
  /** What changed, in one line; '' where nothing is known. */
  readonly detail: string;
  readonly open?: Invocation;
}

export interface TimelineEvent {
  /** `2014`, `2014-02` or `2014-02-11`. */
  readonly date: string;
  readonly text: string;
  readonly planned: boolean;
  readonly references: readonly { readonly number: number; readonly url: string | null }[];
}

export interface Source {
  readonly number: number;
  readonly publisher: string;
  readonly title: string;
  readonly url: string | null;
  /** What is cited, word for word. */
  readonly quote: string | null;
}

/**
 * A command with its options as a button, select or link runs it. Every adapter can carry it through its
 * platform and back with `encodeInvocation` and `decodeInvocation` (100 characters at most).
 */
export interface Invocation {
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
  /** True to answer into the channel, for everyone; otherwise for the asker's eyes only. */
  readonly share?: boolean;
}

export interface Button {
  readonly label: string;
  /** Runs a command, or opens an address. */
  readonly does: { readonly run: Invocation } | { readonly open: string };
  readonly primary?: boolean;
}

/** A select or overflow menu: each choice runs a command. At most 25 choices. */
export interface Menu {
  readonly label: string;
  readonly choices: readonly { readonly label: string; readonly detail?: string; readonly run: Invocation }[];
}
