/** The channels of the local workspace, and how their posts are named. */
import { RefusedError } from '../../src/errors.ts';
import type { StartingPlace } from '../../src/platform/port.ts';

/** A channel of the workspace. The address is its name in the page's address, `/c/security`. */
export interface LocalPlace extends StartingPlace {
  /** One line under its name. */
  readonly about: string;
}

/** The channel that the page opens with. */
export const firstPlace: LocalPlace = place('front-page', 'Every story, as it comes in');

/** The channels that a workspace begins with. */
export const places: readonly LocalPlace[] = [
  firstPlace,
  place('security', 'For enterprise and security teams', 'enterprise-security'),
  place('builders', 'For developers', 'developers'),
  place('research', 'For researchers', 'researchers'),
  place('policy', 'For those who follow law and policy', 'policy'),
  place('money', 'For investors and founders', 'investors', 'founders'),
];

function place(address: string, about: string, ...audiences: readonly string[]): LocalPlace {
  return { address, title: address, about, audiences };
}

/** The channel at an address, or null. */
export function findPlace(address: string): LocalPlace | null {
  return places.find((place) => place.address === address) ?? null;
}

/** The channel at an address. @throws RefusedError where there is none. */
export function requirePlace(address: string): LocalPlace {
  const place = findPlace(address);
  if (!place) throw new RefusedError(`The local workspace has no channel named ${JSON.stringify(address)}.`);
  return place;
}

/**
 * Names posts so that they sort as text in the order they were made: `1772712000000-0007-3f9a`. The last part
 * keeps two processes apart that post in the same millisecond.
 */
export function postNames(): (at: number) => string {
  let count = 0;
  return (at) => {
    count = (count + 1) % 10_000;
    const salt = Math.floor(Math.random() * 0x10000).toString(16);
    return `${String(at).padStart(13, '0')}-${String(count).padStart(4, '0')}-${salt.padStart(4, '0')}`;
  };
}
