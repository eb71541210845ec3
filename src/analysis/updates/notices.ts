/** Corrections and retractions, recognised from the articles' own words. */
import { groupBy } from '../../group-by.ts';
import type { Article, ArticleId } from '../../model.ts';
import { type Sentence, sentences } from '../../text/sentences.ts';
import { CORRECTION, HINT, RETRACTION, SAID_OF } from './notices.table.ts';

export type NoticeKind = 'correction' | 'retraction';

/** A publisher's word that a report of its own was wrong. */
export interface Notice {
  readonly kind: NoticeKind;
  /** Whose report it is about. */
  readonly publisher: string;
  /** The article that says so: the publisher's own, or another's that reports it. */
  readonly article: ArticleId;
  /** Word for word from that article's text or title. */
  readonly quote: string;
}

/** Notices stand at the beginning or at the end of an article; in between, a text that uses the words is news. */
const HEAD = 1_200;
const TAIL = 2_500;
const LONGEST_QUOTE = 320;
const QUOTED = /"[^"]*"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|「[^「」]*」|『[^『』]*』/gu;

/** Every notice in these articles, at most one of a kind by one publisher in one article. */
export function noticesIn(articles: readonly Article[]): Notice[] {
  const publishers = [...new Set(articles.map(({ publisher }) => publisher.name))];
  return articles.flatMap((article) => {
    if (!HINT.test(article.title) && !HINT.test(article.text)) return [];
    const found = new Map<string, Notice>();
    for (const { text, notice } of readings(article, publishers)) {
      const key = `${notice.kind} ${notice.publisher}`;
      if (!found.has(key)) found.set(key, { ...notice, article: article.id, quote: text });
    }
    return [...found.values()];
  });
}

/** The articles that their publishers took back: in each story, everything of a publisher up to its retraction. */
export function retractedArticles(articles: readonly Article[]): ReadonlySet<ArticleId> {
  const stories = groupBy(articles, ({ storyId }) => storyId);
  return new Set([...stories.values()].flatMap(retractedOf));
}

function retractedOf(story: readonly Article[]): ArticleId[] {
  const timeOf = ({ published, collected }: Article) => published ?? collected;
  const times = new Map(story.map((article) => [article.id, timeOf(article)]));
  const gone = noticesIn(story).filter(({ kind }) => kind === 'retraction');
  const isGone = (article: Article) =>
    gone.some(
      (notice) =>
        notice.publisher === article.publisher.name && timeOf(article) <= (times.get(notice.article) ?? 0),
    );
  return story.filter(isGone).map(({ id }) => id);
}

interface Reading {
  readonly text: string;
  readonly notice: Pick<Notice, 'kind' | 'publisher'>;
}

function* readings(article: Article, publishers: readonly string[]): Generator<Reading> {
  const title = read(article.title, article.publisher.name, publishers);
  for (const notice of title) yield { text: article.title, notice };
  const all = sentences(article.text);
  for (const [i, sentence] of all.entries()) {
    const { start, text } = sentence;
    if (start > HEAD && start + text.length < article.text.length - TAIL) continue;
    if (!HINT.test(text)) continue;
    for (const notice of read(text, article.publisher.name, publishers)) {
      yield { text: withNext(article.text, sentence, all[i + 1]), notice };
    }
  }
}

/** A notice often needs two sentences: what was said, and what is so. */
function withNext(text: string, first: Sentence, next: Sentence | undefined): string {
  if (!next || next.paragraph !== first.paragraph) return first.text;
  const both = text.slice(first.start, next.start + next.text.length);
  return both.length <= LONGEST_QUOTE ? both : first.text;
}

/** What a sentence says of the reports of its own publisher, and of those of the others. */
function read(sentence: string, own: string, publishers: readonly string[]): Reading['notice'][] {
  const plain = sentence.replace(QUOTED, '""');
  const isOwn = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(plain));
  if (isOwn(RETRACTION)) return [{ kind: 'retraction', publisher: own }];
  if (isOwn(CORRECTION)) return [{ kind: 'correction', publisher: own }];
  return publishers.flatMap((publisher) => {
    const kind = plain.includes(publisher) ? saidOf(publisher, plain) : undefined;
    return kind ? [{ kind, publisher }] : [];
  });
}

function saidOf(publisher: string, sentence: string): NoticeKind | undefined {
  const kinds: readonly NoticeKind[] = ['retraction', 'correction'];
  return kinds.find((kind) =>
    SAID_OF[kind].some((words) => new RegExp(words.replace('%', literal(publisher)), 'iu').test(sentence)),
  );
}

const literal = (name: string): string => name.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
