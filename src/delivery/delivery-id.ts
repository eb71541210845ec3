import { randomBytes } from 'node:crypto';
import type { DeliveryId } from '../model.ts';

/** A new delivery's id: 21 characters of `[a-z0-9]`, unique without asking anybody. */
export function newDeliveryId(): DeliveryId {
  return `d${randomBytes(10).toString('hex')}` as DeliveryId;
}
