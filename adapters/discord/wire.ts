/** The parts of Discord's wire format that cards are made of. Types only: `render` must not load the library. */
import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInContainer,
  APIContainerComponent,
  APIFileComponent,
  APIMediaGalleryComponent,
  APISeparatorComponent,
  APIStringSelectComponent,
  APITextDisplayComponent,
} from 'discord.js';

/** Component types (components/reference#component-object-component-types). */
export const COMPONENT = {
  row: 1,
  button: 2,
  select: 3,
  input: 4,
  text: 10,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
} as const;

/** Button styles (components/reference#button-button-styles). */
export const STYLE = { primary: 1, secondary: 2, link: 5 } as const;

/** Message flags (resources/message#message-object-message-flags). */
export const FLAG = { crossposted: 1 << 0, ephemeral: 1 << 6, componentsV2: 1 << 15 } as const;

/** One row: up to five buttons, or one select. */
export type ControlRow = APIActionRowComponent<APIButtonComponent | APIStringSelectComponent>;

/** What a card becomes: one container. */
export type CardContainer = Omit<APIContainerComponent, 'components'> & {
  components: (
    | APITextDisplayComponent
    | APIMediaGalleryComponent
    | APIFileComponent
    | APISeparatorComponent
    | ControlRow
  )[];
};

/** The library's name for the same, which a container accepts. */
export type ContainerChild = CardContainer['components'][number] & APIComponentInContainer;

/** What every message of Dateline consists of: content and embeds are excluded by Components V2. */
export interface MessageBody {
  flags: number;
  components: CardContainer[];
  /** Nobody is ever mentioned by a card. */
  allowed_mentions: { parse: [] };
  /** The files that come with the message, by their place among them. */
  attachments?: { id: number; filename: string }[];
}
