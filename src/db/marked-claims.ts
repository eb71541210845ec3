/** Claims that people call wrong, and those of them that the operator withheld. */
import { createHash } from 'node:crypto';
import { and, asc, count, countDistinct, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Analysis, Claim, Instant, MarkedClaim, StoryId } from '../model.ts';
import { type Database, run, type Session, type Work } from './database.ts';

/** What a claim is known by, whatever story it stands in: 12 hexadecimal digits. */
export function claimKey(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** The keys of the claims that no card shows. */
export async function withheldKeys(db: Database): Promise<ReadonlySet<string>> {
  const { markedClaims: m } = db.tables;
  const rows = await db.orm.select({ key: m.key }).from(m).where(isNotNull(m.withheldAt));
  return new Set(rows.map(({ key }) => key));
}

/** An analysis without these claims; what is left out is null or absent, as where the sources support nothing. */
export function withoutClaims(analysis: Analysis, withheld: ReadonlySet<string>): Analysis {
  if (withheld.size === 0) return analysis;
  const stands = ({ text }: Claim) => !withheld.has(claimKey(text));
  const kept = (claim: Claim | null) => (claim && stands(claim) ? claim : null);
  return {
    ...analysis,
    hook: kept(analysis.hook),
    whatChanged: kept(analysis.whatChanged),
    whyItMatters: kept(analysis.whyItMatters),
    whatToDoNext: kept(analysis.whatToDoNext),
    takeaways: analysis.takeaways.filter(stands),
    implications: analysis.implications.filter(stands),
    timeline: analysis.timeline.filter(stands),
  };
}

/** Every claim that is marked, oldest first. */
export async function markedClaims(db: Database): Promise<MarkedClaim[]> {
  const { markedClaims: m, feedback: f } = db.tables;
  const rows = await db.orm
    .select({
      key: m.key,
      text: m.text,
      story: m.storyId,
      markedAt: m.markedAt,
      toldAt: m.toldAt,
      withheldAt: m.withheldAt,
      people: countDistinct(f.person),
    })
    .from(m)
    .leftJoin(f, eq(f.claim, m.key))
    .groupBy(m.key)
    .orderBy(asc(m.markedAt), asc(m.key));
  return rows;
}

/** Notes that these are told; for `owe`, in whose transaction it runs. */
export function* markClaimsTold(tx: Session, keys: readonly string[], now: Instant): Work<void> {
  const { markedClaims: m } = tx.tables;
  const untold = and(inArray(m.key, [...keys]), isNull(m.toldAt));
  yield* run(tx.orm.update(m).set({ toldAt: now }).where(untold));
}

/**
 * Withholds a claim, or shows it again, and lets every post of its story be edited.
 * @returns false where no such claim is marked.
 */
export async function setWithheld(
  db: Database,
  claim: { readonly key: string; readonly story: StoryId },
  withheldAt: Instant | null,
): Promise<boolean> {
  const { markedClaims: m, deliveries: d } = db.tables;
  return db.atomically(function* (tx) {
    const marked = tx.orm.update(m).set({ withheldAt }).where(eq(m.key, claim.key)).returning({ key: m.key });
    if ((yield* run(marked)).length === 0) return false;
    const ofStory = and(eq(d.storyId, claim.story), eq(d.kind, 'story'), eq(d.state, 'posted'));
    // The posts show an older version than the one of now, whatever its number.
    yield* run(tx.orm.update(d).set({ version: 0 }).where(ofStory));
    return true;
  });
}

/** Forgets marks of which nobody says any more that they are wrong; withheld ones stay. */
export function* forgetUnsaid(tx: Session, keys: readonly string[]): Work<void> {
  const { markedClaims: m, feedback: f } = tx.tables;
  for (const key of keys) {
    const [said] = yield* run(tx.orm.select({ people: count() }).from(f).where(eq(f.claim, key)));
    if (said && said.people > 0) continue;
    yield* run(tx.orm.delete(m).where(and(eq(m.key, key), isNull(m.withheldAt))));
  }
}
