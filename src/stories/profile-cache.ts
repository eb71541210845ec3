/** Profiles lately used, in memory: the neighbours of one new article are mostly those of the next. */
import type { Database } from '../db/database.ts';
import { storedProfiles } from '../db/term-index.ts';
import type { ArticleId } from '../model.ts';
import type { Profile } from './profile.ts';
import { profileFrom } from './profile-bytes.ts';

/** About 10 MB. */
const KEPT = 8000;
const caches = new WeakMap<Database, Map<ArticleId, Profile>>();

function cacheOf(db: Database): Map<ArticleId, Profile> {
  let cache = caches.get(db);
  if (!cache) {
    cache = new Map();
    caches.set(db, cache);
  }
  return cache;
}

/** Puts profiles into the cache, in place of what was there; the oldest make room. */
export function keepProfiles(db: Database, profiles: Iterable<readonly [ArticleId, Profile]>): void {
  const cache = cacheOf(db);
  for (const [id, profile] of profiles) cache.set(id, profileAlone(profile));
  for (const id of cache.keys()) {
    if (cache.size <= KEPT) return;
    cache.delete(id);
  }
}

/** Members are profiles too: what their rows say (their story, above all) may change, and is not kept. */
function profileAlone(profile: Profile): Profile {
  const { terms, weights, nameShare, sketch, address, template, numbered, named, known } = profile;
  return { terms, weights, nameShare, sketch, address, template, numbered, named, known };
}

/** The profiles of these articles; those that are not stored, or in an older form, are left out. */
export async function profilesOf(db: Database, ids: readonly ArticleId[]): Promise<Map<ArticleId, Profile>> {
  const cache = cacheOf(db);
  const found = new Map<ArticleId, Profile>();
  const missing: ArticleId[] = [];
  for (const id of ids) {
    const profile = cache.get(id);
    if (profile) found.set(id, profile);
    else missing.push(id);
  }
  const read: [ArticleId, Profile][] = [];
  for (const [id, bytes] of await storedProfiles(db, missing)) {
    const profile = profileFrom(bytes);
    if (profile) read.push([id, profile]);
  }
  keepProfiles(db, read);
  for (const [id, profile] of read) found.set(id, profile);
  return found;
}
