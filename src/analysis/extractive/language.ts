import type { Article } from '../../model.ts';
import { STOP_WORDS } from '../claims/stop-words.table.ts';
import { tokens } from '../claims/tokens.ts';
import { CUES } from './cues/index.ts';

/** The language to read an article in: as stored, else by script and function words; 'en' where nothing tells. */
export function languageOf(article: Pick<Article, 'language' | 'text' | 'title'>): string {
  if (article.language !== null) return article.language.slice(0, 2).toLowerCase();
  const sample = `${article.title} ${article.text.slice(0, 500)}`;
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sample)) return 'ja';
  if (/\p{Script=Han}{4}/u.test(sample)) return 'zh';
  const lower = tokens(sample).map((token) => token.lower);
  const spaced = Object.keys(CUES).filter((language) => language !== 'zh' && language !== 'ja');
  const shares = spaced.map((language) => lower.filter((word) => STOP_WORDS[language]?.has(word)).length);
  return spaced[shares.indexOf(Math.max(...shares))] ?? 'en';
}
