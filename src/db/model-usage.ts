/** What language models used, by day, and what they answered before. */
import { and, type Column, eq, lt, sql } from 'drizzle-orm';
import type { Instant } from '../model.ts';
import { type Database, run } from './database.ts';

/** A day's use of a model. */
export interface DayUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly answers: number;
  readonly claims: number;
  readonly verified: number;
}

/** The day of a moment, UTC: budgets begin anew at midnight. */
function dayOf(now: Instant): string {
  return new Date(now).toISOString().slice(0, 10);
}

/** Sets tokens of the day's budget aside before a question is asked; false where too few are left. */
export async function reserveTokens(
  db: Database,
  { model, tokens, budget }: { model: string; tokens: number; budget: number },
  now: Instant,
): Promise<boolean> {
  const { modelUsage: u } = db.tables;
  const row = { day: dayOf(now), model };
  return db.atomically(function* (tx) {
    // The budget is the day's, whichever models it was spent on.
    const used = sql<number>`coalesce(sum(${u.inputTokens} + ${u.outputTokens} + ${u.reservedTokens}), 0)`;
    const [today] = yield* run(tx.orm.select({ used }).from(u).where(eq(u.day, row.day)));
    if (Number(today?.used ?? 0) + tokens > budget) return false;
    yield* run(
      tx.orm
        .insert(u)
        .values({ ...row, reservedTokens: tokens })
        .onConflictDoUpdate({
          target: [u.day, u.model],
          set: { reservedTokens: sql`${u.reservedTokens} + ${tokens}` },
        }),
    );
    return true;
  });
}

/** Puts what a question really used in place of what was set aside for it. */
export async function settleTokens(
  db: Database,
  {
    model,
    reserved,
    inputTokens,
    outputTokens,
  }: { model: string; reserved: number; inputTokens: number; outputTokens: number },
  reservedAt: Instant,
): Promise<void> {
  const { modelUsage: u } = db.tables;
  await db.orm
    .update(u)
    .set({
      reservedTokens: db.dialect.greatest(0, sql`${u.reservedTokens} - ${reserved}`),
      inputTokens: sql`${u.inputTokens} + ${inputTokens}`,
      outputTokens: sql`${u.outputTokens} + ${outputTokens}`,
      answers: sql`${u.answers} + ${inputTokens + outputTokens > 0 ? 1 : 0}`,
    })
    .where(and(eq(u.day, dayOf(reservedAt)), eq(u.model, model)));
}

/** Counts the statements that a model wrote and those that held. */
export async function countClaims(
  db: Database,
  { model, claims, verified }: { model: string; claims: number; verified: number },
  now: Instant,
): Promise<void> {
  const { modelUsage: u } = db.tables;
  await db.orm
    .insert(u)
    .values({ day: dayOf(now), model, claims, verified })
    .onConflictDoUpdate({
      target: [u.day, u.model],
      set: { claims: sql`${u.claims} + ${claims}`, verified: sql`${u.verified} + ${verified}` },
    });
}

/** What all models used on the day of a moment. */
export async function usageOn(db: Database, now: Instant): Promise<DayUsage> {
  const { modelUsage: u } = db.tables;
  const sum = (column: Column) => sql<number>`coalesce(sum(${column}), 0)`;
  const [row] = await db.orm
    .select({
      inputTokens: sum(u.inputTokens),
      outputTokens: sum(u.outputTokens),
      answers: sum(u.answers),
      claims: sum(u.claims),
      verified: sum(u.verified),
    })
    .from(u)
    .where(eq(u.day, dayOf(now)));
  return row ?? { inputTokens: 0, outputTokens: 0, answers: 0, claims: 0, verified: 0 };
}

/** Tokens in and out of each model on the day of a moment. */
export async function tokensOfDay(
  db: Database,
  now: Instant,
): Promise<{ model: string; input: number; output: number }[]> {
  const { modelUsage: u } = db.tables;
  return db.orm
    .select({ model: u.model, input: u.inputTokens, output: u.outputTokens })
    .from(u)
    .where(eq(u.day, dayOf(now)));
}

/** What a model answered to this question before; null where it was not asked. */
export async function answerTo(db: Database, key: string): Promise<string | null> {
  const { modelAnswers: a } = db.tables;
  const [row] = await db.orm.select({ answer: a.answer }).from(a).where(eq(a.key, key));
  return row?.answer ?? null;
}

/** Keeps an answer. */
export async function keepAnswer(db: Database, key: string, answer: string, now: Instant): Promise<void> {
  const row = { key, answer, answeredAt: now };
  await db.orm
    .insert(db.tables.modelAnswers)
    .values(row)
    .onConflictDoUpdate({ target: db.tables.modelAnswers.key, set: row });
}

/** Forgets answers from before a moment. */
export async function forgetAnswers(db: Database, before: Instant): Promise<void> {
  const { modelAnswers: a } = db.tables;
  await db.orm.delete(a).where(lt(a.answeredAt, before));
}
