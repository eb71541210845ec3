import { defaultAudiences } from '../../src/analysis/audiences.ts';
import { extractiveAnalyst } from '../../src/analysis/extractive/index.ts';
import type { Database } from '../../src/db/database.ts';
import { createQueries, type Queries } from '../../src/queries/index.ts';

const audiences = defaultAudiences;

/** The analyst that needs no model. */
export const analyst = extractiveAnalyst({ audiences });

/** The real questions over a database, with that analyst. */
export function queriesOver(db: Database): Queries {
  return createQueries({ db, analyst, audiences });
}
