/** What changed in a story since the version that somebody has seen. */
import { changesBetween } from '../analysis/updates/changes.ts';
import type { Database } from '../db/database.ts';
import { storyById } from '../db/stories.ts';
import { factsAt } from '../db/story-versions.ts';
import type { StoryChanges, StoryId } from '../model.ts';

const NOTHING: StoryChanges = { line: '', parts: [], material: false };

/** The changes since `version`; nothing where that version, or the story, is not known any more. */
export async function changesSince(db: Database, id: StoryId, version: number): Promise<StoryChanges> {
  const [before, story] = [await factsAt(db, id, version), await storyById(db, id)];
  return before && story ? changesBetween(before, story) : NOTHING;
}
