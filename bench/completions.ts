/** How long people wait for completions while they type: over 10,000 articles, as every adapter asks for them. */
import { defaultAudiences } from '../src/analysis/audiences.ts';
import { extractiveAnalyst } from '../src/analysis/extractive/index.ts';
import { insertArticle } from '../src/db/articles.ts';
import { openDatabase } from '../src/db/open.ts';
import { createQueries } from '../src/queries/index.ts';
import { groupPending } from '../src/stories/group.ts';
import { print } from './measuring.ts';
import { generated } from './stories.ts';

const STORED = 10_000;
const ROUNDS = 20;
/** What somebody has typed so far: nothing, one letter, a part of a word, a word that is not there. */
const TYPED = ['', 'b', 'ma', 'sute', 'zzzz'];
const KINDS = ['topic', 'story', 'audience'] as const;

/** Prints the median and the 95th percentile for each kind of completion. Aim: p95 under 100 ms. */
export async function completionsBench(): Promise<void> {
  const db = await openDatabase('file::memory:');
  for (let i = 0; i < STORED; i += 1) await insertArticle(db, generated(i));
  while ((await groupPending({ db, now: Date.now() }, 500)).length > 0);
  const analyst = extractiveAnalyst({ audiences: defaultAudiences });
  const queries = createQueries({ db, analyst, audiences: defaultAudiences });
  for (const kind of KINDS) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const typed of TYPED) {
        const start = performance.now();
        await queries.suggest(kind, typed, null);
        times.push(performance.now() - start);
      }
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
    print(
      `${kind}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(0.9999)} ms (${times.length} asked)`,
    );
  }
  await db.close();
}
