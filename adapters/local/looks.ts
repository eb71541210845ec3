/** The addresses of the pages that show a card as other platforms do. */
import type { Context, Hono } from 'hono';
import type { Card } from '../../src/cards/blocks.ts';
import { findPlace, firstPlace, type LocalPlace } from './address.ts';
import { looksPage } from './page/looks.ts';
import type { Workspace } from './workspace.ts';

/** `/c/CHANNEL/looks/POST`, `/story/ID/looks`, and each platform's stylesheet. `storyOf` gives a story's full card. */
export function serveLooks(
  app: Hono,
  workspace: Workspace,
  storyOf: (c: Context, id: string, place: LocalPlace) => Promise<Card>,
): void {
  app.get('/c/:channel/looks/:post', async (c) => {
    const place = findPlace(c.req.param('channel'));
    const post = place && (await workspace.posts.get(place.address, c.req.param('post')));
    return post ? show(c, workspace, post.card, place, `/c/${place.address}#p-${post.id}`) : c.notFound();
  });
  app.get('/story/:id{[0-9]+}/looks', async (c) => {
    const place = findPlace(c.req.query('in') ?? '') ?? firstPlace;
    const id = c.req.param('id');
    const card = await storyOf(c, id, place);
    return card.kind === 'story'
      ? show(c, workspace, card, place, `/story/${id}?in=${place.address}`)
      : c.notFound();
  });
  app.get('/looks/:sheet{[a-z]+\\.css}', async (c) => {
    const name = c.req.param('sheet').replace('.css', '');
    const look = (await workspace.host.looks()).find((one) => one.name === name);
    return look ? c.body(look.style, 200, { 'content-type': 'text/css; charset=utf-8' }) : c.notFound();
  });
}

async function show(
  c: Context,
  { host }: Workspace,
  card: Card,
  place: LocalPlace,
  back: string,
): Promise<Response> {
  const looks = await host.looks();
  const shown = looks.map(({ name, title, show: draw }) => ({ name, title, ...draw(card, host.now()) }));
  return c.html(looksPage(headlineOf(card), place, back, shown));
}

function headlineOf({ blocks, summary }: Card): string {
  const heading = blocks.find((block) => block.type === 'heading' && block.level === 1);
  return heading?.type === 'heading' ? heading.text : summary;
}
