/** Stores what a feed document brings: new entries as articles, changed ones as edits. */
import { articlesById } from '../db/articles.ts';
import type { Database } from '../db/database.ts';
import {
  addIdentities,
  type KnownEntry,
  knownEntries,
  type NewEntry,
  recordEdit,
  storeEntries,
} from '../db/entries.ts';
import type { Article, ArticleId, Feed, Instant } from '../model.ts';
import { articleOf } from './article.ts';
import { storeEdit } from './edits.ts';
import { owedTexts } from './full-text.ts';
import { identitiesOf, type Match, matchKnown } from './identity.ts';
import { hashOf } from './mapping.ts';
import type { ReadEntry, ReadFeed } from './words.ts';

type MatchedEntry = Match<ReadEntry>;

/** After so many edits an entry is a counter or a ticker, not a story. */
const MOST_EDITS = 24;

/** Stores a document's news; returns the articles that are new and those whose words changed. */
export async function storeNews(
  deps: { readonly db: Database; now(): Instant },
  feed: Feed,
  parsed: ReadFeed,
): Promise<{ added: ArticleId[]; edited: ArticleId[] }> {
  const { db } = deps;
  const now = deps.now();
  const identities = parsed.entries.flatMap((entry) => identitiesOf(entry.identities));
  const known = await knownEntries(db, feed.id, identities);
  const matched = matchKnown(parsed.entries, known);
  const news = matched.filter((entry) => entry.known === null);
  const added = await storeEntries(db, feed.id, newEntries(news, feed, now), now);
  await rememberIdentities(db, feed, matched, known, now);
  return { added, edited: await storeEdits(db, feed, matched, now) };
}

function newEntries(news: readonly MatchedEntry[], feed: Feed, now: Instant): NewEntry[] {
  const origin = { feedId: feed.id, publisher: feed.publisher };
  // A first poll finds what was there before anybody subscribed: stored, but only the newest is shown, as a sample.
  const sample = feed.lastSucceededAt === null ? newest(news) : null;
  const stored: NewEntry[] = [];
  for (const item of news) {
    const identities = identitiesOf(item.entry.identities);
    const article = articleOf(item.entry, origin, hashOf([feed.url, identities[0] ?? '']), now);
    if (!article) continue;
    const backlog = feed.lastSucceededAt === null && item !== sample;
    stored.push({ article: { ...article, backlog }, identities, contentHash: item.entry.contentHash });
  }
  const owed = owedTexts(
    feed.fullText,
    stored.map(({ article }) => article),
    now,
    feed.lastSucceededAt === null,
  );
  return stored.map((entry, place) => ({ ...entry, owed: owed.get(place) }));
}

function newest(entries: readonly MatchedEntry[]): MatchedEntry | null {
  const timeOf = ({ entry }: MatchedEntry) => entry.published ?? entry.updated ?? 0;
  return entries.reduce<MatchedEntry | null>(
    (best, entry) => (best === null || timeOf(entry) > timeOf(best) ? entry : best),
    null,
  );
}

/** A known entry under a new guid, link or date is found by those too from now on. */
async function rememberIdentities(
  db: Database,
  feed: Feed,
  matched: readonly MatchedEntry[],
  known: readonly KnownEntry[],
  now: Instant,
): Promise<void> {
  const seen = new Set(known.map((row) => row.identity));
  for (const item of matched) {
    const fresh = identitiesOf(item.entry.identities).filter((identity) => !seen.has(identity));
    if (item.known && fresh.length > 0) await addIdentities(db, feed.id, item.known, fresh, now);
  }
}

async function storeEdits(
  db: Database,
  feed: Feed,
  matched: readonly MatchedEntry[],
  now: Instant,
): Promise<ArticleId[]> {
  const changed = matched.flatMap(({ entry, known }) =>
    known && known.edits < MOST_EDITS && known.contentHash !== entry.contentHash ? [{ entry, known }] : [],
  );
  if (changed.length === 0) return [];
  const stored = await articlesById(
    db,
    changed.map(({ known }) => known.articleId),
  );
  const byId = new Map<ArticleId, Article>(stored.map((article) => [article.id, article]));
  const edited: ArticleId[] = [];
  for (const { entry, known } of changed) {
    const before = byId.get(known.articleId);
    const change = { title: entry.title || (before?.title ?? ''), text: entry.text || (before?.text ?? '') };
    // Markup may change where the words do not: trackers, sizes of images.
    const edit = before ? await storeEdit(db, feed, before, change, now) : 'none';
    if (edit === 'stored') edited.push(known.articleId);
    await recordEdit(db, feed.id, known, entry.contentHash, edit !== 'none');
  }
  return edited;
}
