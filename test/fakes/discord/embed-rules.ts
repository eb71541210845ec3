/** The limits of embeds (resources/message#embed-object-embed-limits); white space at the ends does not count. */
import type { Fault } from './fault.ts';
import { asList, asObject, type Json } from './world.ts';

const PARTS = { title: 256, description: 4096 } as const;

function tooLong(path: string, value: unknown, most: number): Fault[] {
  const length = typeof value === 'string' ? value.trim().length : 0;
  const message = `Must be ${most} or fewer in length.`;
  return length > most ? [{ path, code: 'BASE_TYPE_MAX_LENGTH', message }] : [];
}

function embed(path: string, one: Json): Fault[] {
  const fields = asList(one.fields).map(asObject);
  const found = Object.entries(PARTS).flatMap(([part, most]) => tooLong(`${path}.${part}`, one[part], most));
  found.push(...tooLong(`${path}.footer.text`, asObject(one.footer).text, 2048));
  found.push(...tooLong(`${path}.author.name`, asObject(one.author).name, 256));
  for (const [at, { name, value }] of fields.entries()) {
    found.push(...tooLong(`${path}.fields.${at}.name`, name, 256));
    found.push(...tooLong(`${path}.fields.${at}.value`, value, 1024));
  }
  if (fields.length > 25) {
    found.push({
      path: `${path}.fields`,
      code: 'BASE_TYPE_MAX_LENGTH',
      message: 'Must be 25 or fewer in length.',
    });
  }
  return found;
}

function characters(one: Json): number {
  const fields = asList(one.fields).map(asObject);
  const texts = [one.title, one.description, asObject(one.footer).text, asObject(one.author).name];
  for (const { name, value } of fields) texts.push(name, value);
  return texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.trim().length : 0), 0);
}

/** What is wrong with a message's embeds: ten, and 6,000 characters over all of them. */
export function embedFaults(body: Json): Fault[] {
  const embeds = asList(body.embeds).map(asObject);
  const found = embeds.flatMap((one, at) => embed(`embeds.${at}`, one));
  if (embeds.length > 10) {
    found.push({ path: 'embeds', code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 10 or fewer in length.' });
  }
  if (embeds.reduce((sum, one) => sum + characters(one), 0) > 6000) {
    const message = 'Embed size exceeds maximum size of 6000';
    found.push({ path: 'embeds', code: 'MAX_EMBED_SIZE_EXCEEDED', message });
  }
  return found;
}
