/** Reading articles' pages: processor time from bytes to text, on pages of three sizes written for the tests. */
import { readPage } from '../src/feeds/page.ts';
import { newsPage, PARAGRAPHS } from '../test/fixtures/pages.ts';
import { print } from './measuring.ts';

const ROUNDS = 60;
const HINTS = { contentType: 'text/html; charset=utf-8', url: 'https://courier.example/news/cranes' };

/** A page with so many links around its article, as large sites have them. */
function pageWith(links: number): Uint8Array {
  const menu =
    '<li class="item"><a href="/section/some-story-1234">A headline of some other story</a></li>'.repeat(
      links,
    );
  const body = [...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS].map((text) => `<p>${text}</p>`).join('');
  const page = newsPage({ body }).replace('</aside>', `<ul>${menu}</ul></aside>`);
  return new TextEncoder().encode(page);
}

/** Prints milliseconds of processor time for a page, the median of many after the first ones. */
export async function pagesBench(): Promise<void> {
  for (const links of [0, 500, 4_000]) {
    const bytes = pageWith(links);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = process.cpuUsage();
      readPage(bytes, HINTS);
      const { user, system } = process.cpuUsage(start);
      if (round >= ROUNDS / 3) times.push((user + system) / 1000);
    }
    const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    print(`page of ${Math.round(bytes.length / 1024)} KB: ${median.toFixed(1)} ms`);
  }
}
