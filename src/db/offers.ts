/** Addresses that were offered on a card and are too long for a button: it carries a short reference in their place. */
import { hash } from 'node:crypto';
import type { Database } from './database.ts';
import { platformStore } from './platform-state.ts';

/** No platform has this name: the offers lie beside the adapters' own small storage, apart from all of it. */
const SHELF = '(offers)';
const REFERENCE = /^offer:[\da-f]{16}$/;

/** Remembers an address and gives the reference to it; the same address has the same one. */
export async function rememberOffer(db: Database, address: string): Promise<string> {
  const reference = `offer:${hash('sha256', address).slice(0, 16)}`;
  await platformStore(db, SHELF).put(reference, address);
  return reference;
}

/** The address behind a reference; null where there is none; what is no reference stands for itself. */
export async function offeredAddress(db: Database, typed: string): Promise<string | null> {
  if (!REFERENCE.test(typed)) return typed;
  const found = await platformStore(db, SHELF).get(typed);
  return typeof found === 'string' ? found : null;
}
