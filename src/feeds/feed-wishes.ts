/** What a feed asks of those who read it: how often, when not, and through which WebSub hub. */
import type { ParsedFeed, SkippedTimes } from '../model.ts';
import { absoluteLink } from './links.ts';
import type { WireElement } from './wire.ts';

type Elements = readonly WireElement[];

const PERIOD_MINUTES: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The wishes among a feed's own elements; `url` is where the feed came from. */
export function feedWishes(
  head: Elements,
  url: string | null,
): Pick<ParsedFeed, 'pollMinutes' | 'skip' | 'hub' | 'topic'> {
  const hubs = linksOf(head, 'hub', url);
  return {
    pollMinutes: pollMinutesOf(head),
    skip: skipOf(head),
    hub: preferredHub(hubs),
    topic: linksOf(head, 'self', url)[0] ?? null,
  };
}

/** One hub is enough; the one that is asked over TLS rather than another (WebSub section 8.2). */
export function preferredHub(hubs: readonly string[]): string | null {
  return hubs.find((hub) => hub.startsWith('https:')) ?? hubs[0] ?? null;
}

/** `<ttl>` in minutes, or the syndication module's period and frequency. */
function pollMinutesOf(head: Elements): number | null {
  const textOf = (name: string) => head.find((element) => element.name === name)?.text.trim() ?? '';
  const ttl = textOf('ttl');
  if (/^\d{1,6}$/.test(ttl) && Number(ttl) > 0) return Number(ttl);
  const period = PERIOD_MINUTES[textOf('sy:updateperiod').toLowerCase()];
  const frequency = Number(textOf('sy:updatefrequency') || 1);
  return typeof period === 'number' && frequency >= 1 ? Math.max(1, Math.round(period / frequency)) : null;
}

/** RSS 2.0 `skipHours` (0 to 23, and 24 for midnight in older feeds) and `skipDays` (English names), both in GMT. */
function skipOf(head: Elements): SkippedTimes | null {
  const hours = textsWithin(head, 'skiphours', 'hour')
    .filter((text) => /^\d{1,2}$/.test(text) && Number(text) <= 24)
    .map((text) => Number(text) % 24);
  const days = textsWithin(head, 'skipdays', 'day')
    .map((text) => DAYS.indexOf(text.toLowerCase()))
    .filter((day) => day >= 0);
  const skip = { hours: [...new Set(hours)], days: [...new Set(days)] };
  return skip.hours.length + skip.days.length === 0 ? null : skip;
}

function textsWithin(head: Elements, parent: string, name: string): string[] {
  const children = head.flatMap((element) => (element.name === parent ? element.children : []));
  return children.filter((child) => child.name === name).map((child) => child.text.trim());
}

/** Addresses of the feed's links with this `rel`. */
function linksOf(head: Elements, rel: string, url: string | null): string[] {
  return head
    .filter(({ name, attributes }) => {
      const rels = (attributes.rel ?? '').toLowerCase().split(/\s+/);
      return /^(?:atom:|atom10:)?link$/.test(name) && rels.includes(rel);
    })
    .flatMap(({ attributes }) => absoluteLink(attributes.href ?? '', [url]) ?? []);
}
