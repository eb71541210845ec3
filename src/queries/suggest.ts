/** Completions while somebody types an option. */
import { EVERYTHING } from '../cards/briefing.ts';
import { followWords } from '../channels/follow-words.ts';
import { topicsLike } from '../db/search.ts';
import { headlinesLike } from '../db/stories.ts';
import { subscriptionsOf } from '../db/subscriptions.ts';
import type { Channel } from '../model.ts';
import type { Suggest, Suggestion } from '../suggestion.ts';
import { type Follower, followsBy } from './follows.ts';
import { sourceNames } from './sources.ts';
import type { QueryDeps } from './stories.ts';

/** The most that any platform shows. */
const MOST = 25;
const LONGEST = 100;
/** Topics beside stories. */
const TOPICS = 10;

/** At most 25 completions, best first; label and value have 100 characters at most. */
export async function suggest(
  deps: QueryDeps,
  kind: ChannelSuggest,
  typed: string,
  channel: Channel | null,
): Promise<Suggestion[]> {
  return fitted(await candidates(deps, kind, typed.trim(), channel));
}

/** Of what a person follows; a value is what `/unfollow` and `/snooze` take. */
export async function suggestFollowed(
  { db }: QueryDeps,
  typed: string,
  follower: Follower,
): Promise<Suggestion[]> {
  const { follows } = await followsBy(db, follower);
  const all = follows.map((follow) => ({
    label: followWords(follow, follow.headline),
    value: `${follow.kind} ${follow.value}`,
  }));
  return fitted(all.filter(({ label, value }) => holds(label, typed.trim()) || holds(value, typed.trim())));
}

/** Those that are the same whoever asks. */
export type ChannelSuggest = Exclude<Suggest, 'followed'>;

function fitted(found: readonly Suggestion[]): Suggestion[] {
  return found.slice(0, MOST).map(({ label, value }) => ({ label: cut(label), value: cut(value) }));
}

async function candidates(
  deps: QueryDeps,
  kind: ChannelSuggest,
  typed: string,
  channel: Channel | null,
): Promise<Suggestion[]> {
  switch (kind) {
    case 'audience':
      return [...audiences(deps, typed), same(EVERYTHING)].filter(({ label }) => holds(label, typed));
    case 'topic':
      return (await topicsLike(deps.db, typed, MOST)).map(same);
    case 'story':
      return headlines(deps, typed);
    case 'followable': {
      const topics = await topicsLike(deps.db, typed, TOPICS);
      const named = topics.map((topic) => ({ label: `Topic · ${topic}`, value: `topic ${topic}` }));
      return [...named, ...(await headlines(deps, typed))];
    }
    case 'source':
      return sources(deps, typed);
    case 'wanted':
      return [...audiences(deps, typed), ...(await sources(deps, typed))];
    case 'subscription':
      return channel ? current(deps, typed, channel) : [];
  }
}

async function headlines({ db }: QueryDeps, typed: string): Promise<Suggestion[]> {
  const found = await headlinesLike(db, typed, MOST);
  return found.map(({ id, headline }) => ({ label: headline, value: String(id) }));
}

function audiences({ audiences: table }: QueryDeps, typed: string): Suggestion[] {
  return table
    .filter(({ tag, name }) => holds(tag, typed) || holds(name, typed))
    .map(({ tag, name }) => ({ label: `${tag} · ${name}`, value: tag }));
}

async function sources({ db }: QueryDeps, typed: string): Promise<Suggestion[]> {
  return (await sourceNames(db)).filter((name) => holds(name, typed)).map(same);
}

async function current({ db }: QueryDeps, typed: string, channel: Channel): Promise<Suggestion[]> {
  const wants = await subscriptionsOf(db, channel.id);
  return wants
    .map(({ kind, value }) => same(`${kind} ${value}`.trim()))
    .filter(({ value }) => holds(value, typed));
}

function same(value: string): Suggestion {
  return { label: value, value };
}

function holds(text: string, typed: string): boolean {
  return text.toLowerCase().includes(typed.toLowerCase());
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
