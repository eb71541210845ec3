/**
 * The delivery's id in its post, in a place that Discord keeps. The nonce is not: Discord compares it for some
 * minutes and does not give it back with a channel's messages. So the id stands behind a `~` in the custom id
 * of the first button or select that has room for it. A card without one gets it as the numeric `id`s of the
 * container and of its first text (components/reference#anatomy-of-a-component: chosen by the sender, kept,
 * and given back): 62 bits of its SHA-256.
 */
import { createHash } from 'node:crypto';
import type { DeliveryId } from '../../src/model.ts';
import { LIMITS } from './limits.ts';
import { type CardContainer, COMPONENT, type MessageBody } from './wire.ts';

/** Component ids are positive 32-bit integers; 0 means none. */
const MAX_COMPONENT_ID = 2 ** 31 - 1;

function numericIds(delivery: DeliveryId): [number, number] {
  const hash = createHash('sha256').update(delivery).digest();
  const [first, second] = [hash.readUInt32BE(0), hash.readUInt32BE(4)].map(
    (number) => 1 + (number % MAX_COMPONENT_ID),
  ) as [number, number];
  // Ids are unique in a message.
  return first === second ? [first, 1 + (first % MAX_COMPONENT_ID)] : [first, second];
}

/** A message that is about to be posted, with the delivery's id in it; the one that is given goes to others, too. */
export function mark(body: MessageBody, delivery: DeliveryId): MessageBody {
  const [container, ...others] = body.components;
  if (!container) return body;
  const marked = markedControl(container, delivery) ?? markedNumbers(container, delivery);
  return { ...body, components: [marked, ...others] };
}

function markedControl(container: CardContainer, delivery: DeliveryId): CardContainer | null {
  const suffix = `~${delivery}`;
  for (const [place, row] of container.components.entries()) {
    if (row.type !== COMPONENT.row) continue;
    for (const [at, control] of row.components.entries()) {
      if (!('custom_id' in control) || control.custom_id.length + suffix.length > LIMITS.customId) continue;
      const marked = { ...control, custom_id: control.custom_id + suffix };
      const components = row.components.with(at, marked);
      return { ...container, components: container.components.with(place, { ...row, components }) };
    }
  }
  return null;
}

function markedNumbers(container: CardContainer, delivery: DeliveryId): CardContainer {
  const [first, second] = numericIds(delivery);
  const text = container.components.find(({ type }) => type === COMPONENT.text);
  const components = container.components.map((one) => (one === text ? { ...one, id: second } : one));
  return { ...container, id: first, components };
}

/** A message as Discord gives it back, as far as it is read here. */
export interface FoundMessage {
  readonly id: string;
  readonly flags?: number;
  readonly components?: readonly unknown[];
}

/** True where `message` is the post of `delivery`. */
export function isMarked(message: FoundMessage, delivery: DeliveryId): boolean {
  const components = [...flatten(message.components ?? [])];
  const ids = components.map(({ custom_id }) => custom_id);
  if (ids.some((id) => typeof id === 'string' && id.endsWith(`~${delivery}`))) return true;
  const [first, second] = numericIds(delivery);
  const container = components.find(({ type }) => type === COMPONENT.container);
  const text = components.find(({ type }) => type === COMPONENT.text);
  return container?.id === first && (!text || text.id === second);
}

interface AnyComponent {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly custom_id?: unknown;
  readonly components?: unknown;
}

function* flatten(components: readonly unknown[]): Generator<AnyComponent> {
  for (const component of components) {
    if (typeof component !== 'object' || component === null) continue;
    const one: AnyComponent = component;
    yield one;
    if (Array.isArray(one.components)) yield* flatten(one.components);
  }
}
