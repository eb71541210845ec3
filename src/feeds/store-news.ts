/** Stores what a feed document brings: new entries as articles, changed ones as edits. */
import { articlesById, updateArticleText } from '../db/articles.ts';
import type { Database } from '../db/database.ts';
import {
  addIdentities,
  type KnownEntry,
  knownEntries,
  type NewEntry,
  recordEdit,
  storeEntries,
} from '../db/entries.ts';
import type { Article, ArticleId, Feed, Instant, ParsedFeed } from '../model.ts';
import { articleOf, contentHashOf, wordsOf } from './article.ts';
import { identify, identitiesOf, type MatchedEntry, matchKnown } from './identity.ts';
import { hashOf } from './mapping.ts';

/** After so many edits an entry is a counter or a ticker, not a story. */
const MOST_EDITS = 24;

/** Stores a document's news; returns the articles that are new and those whose words changed. */
export async function storeNews(
  deps: { readonly db: Database; now(): Instant },
  feed: Feed,
  parsed: ParsedFeed,
): Promise<{ added: ArticleId[]; edited: ArticleId[] }> {
  const { db } = deps;
  const now = deps.now();
  const identified = identify(parsed);
  const known = await knownEntries(db, feed.id, identified.flatMap(identitiesOf));
  const matched = matchKnown(identified, known);
  const news = matched.filter((entry) => entry.known === null);
  const added = await storeEntries(db, feed.id, newEntries(news, feed, now), now);
  await rememberIdentities(db, feed, matched, known, now);
  return { added, edited: await storeEdits(db, feed, matched) };
}

function newEntries(news: readonly MatchedEntry[], feed: Feed, now: Instant): NewEntry[] {
  const origin = { feedId: feed.id, publisher: feed.publisher };
  // A first poll finds what was there before anybody subscribed: stored, but only the newest is shown, as a sample.
  const sample = feed.lastSucceededAt === null ? newest(news) : null;
  const stored = [];
  for (const item of news) {
    const identities = identitiesOf(item);
    const article = articleOf(item.entry, origin, hashOf([feed.url, identities[0] ?? '']), now);
    if (!article) continue;
    const backlog = feed.lastSucceededAt === null && item !== sample;
    stored.push({ article: { ...article, backlog }, identities, contentHash: contentHashOf(item.entry) });
  }
  return stored;
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
    const fresh = identitiesOf(item).filter((identity) => !seen.has(identity));
    if (item.known && fresh.length > 0) await addIdentities(db, feed.id, item.known, fresh, now);
  }
}

async function storeEdits(db: Database, feed: Feed, matched: readonly MatchedEntry[]): Promise<ArticleId[]> {
  const changed = matched.flatMap(({ entry, known }) =>
    known && known.edits < MOST_EDITS && known.contentHash !== contentHashOf(entry) ? [{ entry, known }] : [],
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
    const words = wordsOf(entry);
    const change = { title: words.title || (before?.title ?? ''), text: words.text || (before?.text ?? '') };
    // Markup may change where the words do not: trackers, sizes of images.
    const counts = before !== undefined && (before.title !== change.title || before.text !== change.text);
    if (counts) await updateArticleText(db, known.articleId, change);
    if (counts) edited.push(known.articleId);
    await recordEdit(db, feed.id, known, contentHashOf(entry), counts);
  }
  return edited;
}
