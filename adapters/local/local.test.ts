/** The local workspace before the exam of all platforms, over real HTTP. */
import { examinePlatform, type Stage } from '../../test/contract/platform-exam.ts';
import { type LocalReader, openWorkspace, words } from '../../test/fakes/local-reader.ts';

const PLACE = 'front-page';
const asScript = { accept: 'application/json' };

interface Shown {
  readonly html: string;
  readonly shared: boolean;
}

async function setup(): Promise<Stage> {
  const reader = await openWorkspace();
  const invalid: string[] = [];
  let answers: string[] = [];
  const channel = async () => {
    const page = await reader.get(`/c/${PLACE}`);
    if (page.status !== 200) invalid.push(page.body);
    return page.body;
  };
  const posts = async () => [
    ...(await channel()).matchAll(/<li class="post" id="p-([^"]+)".*?<\/article>/gs),
  ];
  const answered = async (reply: { body: string }) => {
    const { html, shared }: Shown = JSON.parse(reply.body);
    if (!shared) answers = [...answers, html];
    const last = shared ? ((await posts()).at(-1)?.[0] ?? '') : html;
    return { text: words(last), visibleTo: shared ? ('everyone' as const) : ('asker' as const) };
  };
  return {
    platform: reader.platform,
    host: reader.host,
    place: PLACE,
    closedPlace: 'nowhere',
    seen: async () => (await posts()).map(([html, message = '']) => ({ message, text: words(html) })),
    type: async (text) => answered(await reader.send(`/c/${PLACE}/ask`, { text: `/${text}` }, asScript)),
    press: async (label) => {
      const run = findButton([...answers].reverse(), label) ?? findButton([await channel()], label);
      return answered(await reader.send(`/c/${PLACE}/run`, { run: run ?? '' }, asScript));
    },
    suggest: async (command, _option, typed) => offered(reader, `/${command} ${typed}`),
    limitNextPost: () => {}, // It knows no limit: the post is made.
    loseNextReply: reader.loseNextReply,
    mentions: () => [], // It knows no mentions; that nothing escapes is held by page.test.ts.
    invalidBodies: () => invalid,
    withWrongToken: () => null,
    close: reader.close,
  };
}

function findButton(newestFirst: readonly string[], label: string): string | null {
  for (const html of newestFirst) {
    for (const [, value = '', content = ''] of html.matchAll(
      /<button[^>]*name="run" value="([^"]*)">(.*?)<\/button>/gs,
    )) {
      if (words(content) === label) return words(value);
    }
  }
  return null;
}

async function offered(reader: LocalReader, text: string): Promise<readonly string[]> {
  const reply = await reader.get(`/c/${PLACE}/complete?text=${encodeURIComponent(text)}`);
  return JSON.parse(reply.body).items.map(({ label }: { label: string }) => label);
}

examinePlatform('The local workspace', setup);
