import type { PostForm } from '../command.ts';
import type { Preference } from '../model.ts';

/** How a channel's posts stand, by its settings; undefined for plain ones. */
export function postForm(preferences: readonly Preference[]): PostForm | undefined {
  const form = preferences.find(({ kind }) => kind === 'post')?.value;
  return form === 'thread' || form === 'forum' ? form : undefined;
}

/** The language that it wants its cards written in, ISO 639-1; undefined where it chose none. */
export function writtenIn(preferences: readonly Preference[]): string | undefined {
  return preferences.find(({ kind }) => kind === 'written')?.value;
}

/** Whether its posts are passed on to its followers. */
export function publishes(preferences: readonly Preference[]): boolean {
  return preferences.some(({ kind }) => kind === 'publish');
}
