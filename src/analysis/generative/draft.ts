/** What a model is asked to write, and how its answer is read: whole, half, or wrapped in other words. */
import * as z from 'zod';

const text = z.string();
const cites = z.array(z.string());

/** A statement as the model writes it. There is no field for an address, so none can come from a model. */
export interface DraftClaim {
  readonly text: string;
  /** The same in the card's language, where the sources are in another. */
  readonly translation?: string | undefined;
  /** Ids of sentences that the model was shown. */
  readonly cites: readonly string[];
}

export interface DraftImplication extends DraftClaim {
  readonly rationale?: string | null | undefined;
  readonly rationaleTranslation?: string | null | undefined;
  readonly horizon?: string | null | undefined;
}

export interface DraftEvent extends DraftClaim {
  readonly date: string;
}

/** What could be read of an answer. */
export interface Draft {
  readonly hook: DraftClaim | null;
  readonly whatChanged: DraftClaim | null;
  readonly whyItMatters: DraftClaim | null;
  readonly whatToDoNext: DraftClaim | null;
  readonly takeaways: readonly DraftClaim[];
  readonly implications: readonly DraftImplication[];
  readonly timeline: readonly DraftEvent[];
  readonly audiences: readonly string[];
}

function shapes(translated: boolean) {
  const claim = translated ? z.object({ text, cites, translation: text }) : z.object({ text, cites });
  const rationale = text.nullable();
  const implication = translated
    ? claim.extend({ rationale, rationaleTranslation: rationale, horizon: rationale })
    : claim.extend({ rationale, horizon: rationale });
  return { claim, implication, event: claim.extend({ date: text }) };
}

/** The shape that is asked of the model; audiences are a closed list. */
export function draftShape(tags: readonly string[], translated: boolean): z.ZodType {
  const { claim, implication, event } = shapes(translated);
  return z.object({
    whatChanged: claim.nullable(),
    whyItMatters: claim.nullable(),
    whatToDoNext: claim.nullable(),
    hook: claim.nullable(),
    takeaways: z.array(claim),
    implications: z.array(implication),
    timeline: z.array(event),
    audiences: z.array(z.enum(tags as [string, ...string[]])),
  });
}

/** What each of several may be at most, whatever a model sends. */
const MOST_EACH = 12;

/** Reads an answer; a part that is not as asked is left out alone. Null where nothing can be read. */
export async function readDraft(answer: string): Promise<Draft | null> {
  const json = await readJson(answer);
  if (json === null) return null;
  const { claim, implication, event } = readers;
  const one = (value: unknown) => claim.safeParse(value).data ?? null;
  return {
    hook: one(json.hook),
    whatChanged: one(json.whatChanged),
    whyItMatters: one(json.whyItMatters),
    whatToDoNext: one(json.whatToDoNext),
    takeaways: each(json.takeaways, claim),
    implications: each(json.implications, implication),
    timeline: each(json.timeline, event),
    audiences: each(json.audiences, text),
  };
}

/** More forgiving than what is asked: a translation or a reason may be missing. */
const claimReader = z.object({ text: text.min(1), cites, translation: text.optional() });
const readers = {
  claim: claimReader,
  implication: claimReader.extend({
    rationale: text.nullish(),
    rationaleTranslation: text.nullish(),
    horizon: text.nullish(),
  }),
  event: claimReader.extend({ date: text }),
};

function each<T>(value: unknown, shape: z.ZodType<T>): T[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST_EACH).flatMap((item) => shape.safeParse(item).data ?? []);
}

/** The object in an answer: after thoughts, inside a code fence, cut off at its end. */
async function readJson(answer: string): Promise<Record<string, unknown> | null> {
  const said = answer.replace(/<think>[\s\S]*?(?:<\/think>|$)/g, '');
  const from = said.indexOf('{');
  if (from < 0) return null;
  const to = said.lastIndexOf('}');
  return parseObject(said.slice(from, to + 1)) ?? (await repairObject(said.slice(from)));
}

function parseObject(json: string): Record<string, unknown> | null {
  try {
    return asObject(JSON.parse(json));
  } catch {
    return null;
  }
}

async function repairObject(json: string): Promise<Record<string, unknown> | null> {
  const { parsePartialJson } = await import('ai');
  return asObject((await parsePartialJson(json)).value);
}

function asObject(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** One line without the characters that only programs see. */
export function tidy(written: string): string {
  return written.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}
