import { print, printJson, withStories } from './session.ts';

/** `dateline stories`: every story with its articles. */
export async function stories(options: { json?: boolean }): Promise<void> {
  await withStories(async ({ queries }) => {
    const all = await queries.stories();
    if (options.json) return printJson(all);
    for (const { id, headline, updated, articles } of all) {
      print(`${String(id).padStart(5)}  ${updated.slice(0, 10)}  ${headline} (${articles.length})`);
    }
  });
}
