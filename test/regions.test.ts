import { expect, it } from 'vitest';
import { regionOf } from '../src/regions.ts';

it.each([
  ['SCMP Technology', null, 'HK'],
  ['Anything', 'https://www.heise.de/rss/heise.rdf', 'DE'],
  ['Business', 'https://feeds.bbc.co.uk/news/rss.xml', 'GB'],
  ['Ein Blog', 'https://blog.example.at/feed', 'AT'],
  ['Tech', 'https://news.example.co.uk/feed', 'GB'],
  ['A start-up', 'https://example.io/feed', null],
  ['A start-up', 'https://example.ai/feed', null],
  ['Unknown', 'https://notheise.com/feed', null],
  ['Unknown', null, null],
])('%s at %s is from %s', (name, address, region) => {
  expect(regionOf(name, address)).toBe(region);
});
