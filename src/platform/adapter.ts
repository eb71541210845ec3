/** What an adapter's door (`adapters/<name>/index.ts`) exports, so that the core can make it from the settings. */
import type { Card } from '../cards/blocks.ts';
import type { Command } from '../command.ts';
import type { Instant } from '../model.ts';
import type { Look, Platform } from './port.ts';

/** Settings by the names that operators write (`HOST`, `WORKSPACE_TOKEN` …); undefined where not given. */
export type AdapterSettings = Readonly<Record<string, string | undefined>>;

/** How an adapter is made, and what it can do before it is. */
export interface AdapterDefinition {
  /** Lower case; the `platform` of every place that the adapter encodes. */
  readonly name: string;
  /** Makes the adapter; null where the settings do not configure it. A wrong setting throws `SettingError`. */
  create(settings: AdapterSettings): Platform | null;
  /** What `dateline render --as` calls its rendering, where that is not the name. */
  readonly form?: string;
  /** What the platform would get for a card, as JSON data: `dateline render` without any settings. */
  render(card: Card, now: Instant): unknown;
  /** How cards look there; loaded when somebody asks. */
  look?(): Promise<Look>;
  /** The platform's own description of the app, made from the commands and the settings: `dateline manifest`. */
  manifest?(commands: readonly Command[], settings: AdapterSettings): unknown;
}
