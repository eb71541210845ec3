/** Reversals in Chinese and Japanese, where words are not told apart: opposites, denials, and who did it to whom. */
import { UNSPACED_SIDES } from './reading.ts';

const BREAKS = /[，。；！？,;]|、(?=[^、]{8})|(?<=[ぁ-ん])が、/u;

/** Why a claim turns round what its sources say; null where it does not. */
export function unspacedReversal(claim: string, quotes: readonly string[]): string | null {
  const source = quotes.join('\n');
  const said = claim.split(BREAKS).filter((piece) => piece.length > 3);
  const known = source.split(BREAKS).filter((piece) => piece.length > 3);
  return (
    turned(claim, source) ??
    said.map((piece) => turned(piece, nearest(piece, known) ?? piece)).find((why) => why !== null) ??
    lostNegation(claim, source) ??
    lostNegation(source, claim) ??
    swapped(said, known)
  );
}

/** A word of one side where the other text has only its opposite. */
function turned(claim: string, source: string): string | null {
  for (const [word, sides] of UNSPACED_SIDES) {
    if (!claim.includes(word)) continue;
    for (const { group, side } of sides) {
      if (points(source, group, side) || points(claim, group, -side)) continue;
      if (points(source, group, -side)) return `the source says the opposite of "${word}"`;
    }
  }
  return null;
}

const points = (text: string, group: number, side: number): boolean =>
  UNSPACED_SIDES.some(
    ([word, sides]) =>
      text.includes(word) && sides.some((other) => other.group === group && other.side === side),
  );

/** The piece of the source that shares most pairs of characters, where one stands out. */
function nearest(piece: string, known: readonly string[]): string | null {
  const ranked = known
    .map((other) => ({ other, shared: sharedPairs(piece, other) + 5 * sharedFigures(piece, other) }))
    .sort((a, b) => b.shared - a.shared);
  const [first, second] = ranked;
  return first && first.shared >= 2 && first.shared > (second?.shared ?? 0) ? first.other : null;
}

const sharedPairs = (a: string, b: string): number => pairs(a).filter((pair) => b.includes(pair)).length;

/** A figure is said of one thing: the piece that has the same one is the piece that is meant. */
const sharedFigures = (a: string, b: string): number =>
  (a.match(/\d+(?:\.\d+)?[%％\p{Script=Han}]/gu) ?? []).filter((figure) => b.includes(figure)).length;

const pairs = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));

const DENIED =
  /(?:不会|不再|没有|尚未|并未|并非|未能|无需|无须|拒绝|不|没|未)(\p{Script=Han}{2})|(\p{L}?\p{Script=Han}[ぁ-ん]|\p{L}{3})(?:ない|なかった|ません|ず)(?!\p{L}{0,1}れば)/gu;

function lostNegation(denying: string, other: string): string | null {
  for (const match of denying.matchAll(DENIED)) {
    const core = match[1] ?? match[2] ?? '';
    // "There is no penalty" denies no verb.
    if (/[はがもでにをのと]$/u.test(core)) continue;
    const bare = core.replace(/^[ぁ-ん](?=\p{Script=Han})/u, '');
    if (other.includes(bare) && !other.includes(match[0]))
      return `"${match[0]}" is denied in one and not in the other`;
  }
  return null;
}

/** Two sides around one verb, as they stand. */
interface Sides {
  readonly verb: string;
  readonly who: string;
  readonly whom: string;
}

const PASSIVE = /被|由|遭|获|受到|され|れた$|られ/u;
const CHINESE_VERBS =
  /收购|并购|起诉|控告|击败|战胜|超过|超越|投资|入股|批准|罚款|警告|指控|取代|接替|出售给|供应|聘请|赢得|攻击|支持|反对/u;

/** Why the claim has done by one what the source has done by the other; null where it does not. */
function swapped(said: readonly string[], known: readonly string[]): string | null {
  const all = withSubjects(known).flatMap(sides);
  for (const { verb, who, whom } of withSubjects(said).flatMap(sides)) {
    const alike = all.filter((other) => other.verb === verb);
    const isSame = alike.some((other) => meet(who, other.who) && meet(whom, other.whom));
    if (!isSame && alike.some((other) => meet(who, other.whom) && meet(whom, other.who)))
      return `it swaps who did it with whom it was done to ("${verb}")`;
  }
  return null;
}

/** A piece without a subject of its own ("以18亿元收购…", "工場を…に売却") goes on with the one before. */
const withSubjects = (pieces: readonly string[]): string[] =>
  pieces.map((piece, at) =>
    /^(?:以|将|拟|计划|并|收购|出售|投资)/u.test(piece) || (/[をに]/u.test(piece) && !/[はが]/u.test(piece))
      ? `${pieces[at - 1] ?? ''}${/は\d+日$/u.test(pieces[at - 1] ?? '') ? '、' : ''}${piece}`
      : piece,
  );

function sides(piece: string): Sides[] {
  if (PASSIVE.test(piece)) return [];
  return /[ぁ-ん]/u.test(piece) ? japaneseSides(piece) : chineseSides(piece);
}

/** Topic, object or receiver, and the last verb. */
function japaneseSides(piece: string): Sides[] {
  const who = /^(?:.*?[、])?([^、はが]{2,}?)[はが]/u.exec(piece)?.[1];
  const verb = /(\p{Script=Han}{2})(?:する|した|し|すると|したと)[^をに]*$/u.exec(piece)?.[1];
  if (who === undefined || verb === undefined) return [];
  const rest = piece.slice(piece.indexOf(who) + who.length + 1);
  const others = [...rest.matchAll(/([^、をにはがで]{2,})[をに]/gu)].map((match) => match[1] ?? '');
  return others.map((whom) => ({ verb, who, whom }));
}

function chineseSides(piece: string): Sides[] {
  const against = /^(.*?)驳回(.+?)对(.+?)的/u.exec(piece);
  if (against) return [{ verb: '驳回', who: against[2] ?? '', whom: against[3] ?? '' }];
  const match = CHINESE_VERBS.exec(piece);
  if (!match) return [];
  return [
    { verb: match[0], who: piece.slice(0, match.index), whom: piece.slice(match.index + match[0].length) },
  ];
}

/** The beginning of one, three characters, is in the other: what follows is often the same in both. */
const meet = (a: string, b: string): boolean => b.includes(a.slice(0, 3)) || a.includes(b.slice(0, 3));
