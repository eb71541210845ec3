import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type FakeDiscord, startFakeDiscord } from './index.ts';
import { resolveMarkdown } from './markdown.ts';
import { faultsOf, isEmpty, overloads } from './message-rules.ts';
import { modalFaults } from './modal-rules.ts';
import { asObject, type Json } from './world.ts';

const V2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const button = (more: object) => ({
  type: 1,
  components: [{ type: 2, style: 2, label: 'Go', custom_id: 'a', ...more }],
});
const v2 = (...components: object[]) => ({ flags: V2, components });
const select = (count: number, value?: string) => ({
  type: 1,
  components: [
    {
      type: 3,
      custom_id: 's',
      options: Array.from({ length: count }, (_, i) => ({ label: `${i}`, value: value ?? `${i}` })),
    },
  ],
});

describe('a body that Discord refuses', () => {
  it.each<[string, Json]>([
    ['more than 40 components', v2(...Array.from({ length: 41 }, () => text('x')))],
    ['more than 4,000 characters', v2(text('x'.repeat(2500)), text('x'.repeat(2500)))],
    ['an empty text', v2(text('  '))],
    ['content with Components V2', { ...v2(text('x')), content: 'x' }],
    ['embeds with Components V2', { ...v2(text('x')), embeds: [{}] }],
    ['two equal custom ids', v2(button({}), button({}))],
    ['two equal component ids', v2({ ...text('x'), id: 4 }, { ...text('y'), id: 4 })],
    ['a component id that is no 32-bit integer', v2({ ...text('x'), id: 2 ** 31 })],
    ['a label of 81 characters', v2(button({ label: 'x'.repeat(81) }))],
    ['a custom id of 101 characters', v2(button({ custom_id: 'x'.repeat(101) }))],
    ['a link button without an address', v2(button({ style: 5, custom_id: undefined }))],
    ['a link button to a script', v2(button({ style: 5, custom_id: undefined, url: 'javascript:alert(1)' }))],
    ['a link button with a custom id', v2(button({ style: 5, url: 'https://a.example/' }))],
    ['26 choices', v2(select(26))],
    ['no choices', v2(select(0))],
    ['two equal choices', v2(select(2, 'x'))],
    ['a button outside a row', v2({ type: 2, style: 2, label: 'x', custom_id: 'a' })],
    ['a container in a container', v2({ type: 17, components: [{ type: 17, components: [text('x')] }] })],
    ['a nonce of 26 characters', { ...v2(text('x')), nonce: 'x'.repeat(26) }],
    ['an unknown kind of mention', { ...v2(text('x')), allowed_mentions: { parse: ['all'] } }],
    ['2,001 characters of content', { content: 'x'.repeat(2001) }],
    [
      '6 rows without Components V2',
      { components: Array.from({ length: 6 }, (_, i) => button({ custom_id: `${i}` })) },
    ],
    ['two equal custom ids without Components V2', { components: [button({}), button({})] }],
    ['11 embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 'x' })) }],
    ['a title of 257 characters', { embeds: [{ title: 'x'.repeat(257) }] }],
    ['26 fields', { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: 'x', value: 'y' })) }] }],
    [
      '6,001 characters over all embeds',
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
    ],
    ['texts without the flag of Components V2', { components: [text('x')] }],
  ])('has %s', (_, body) => {
    expect(faultsOf(asObject(JSON.parse(JSON.stringify(body))))).not.toEqual([]);
  });

  it('is not one that keeps the rules, or changes a message that is Components V2 already', () => {
    expect(faultsOf(asObject(v2({ type: 17, components: [text('x'), button({}), select(25)] })))).toEqual([]);
    expect(faultsOf({ components: [text('x')] }, true)).toEqual([]);
  });

  it('is empty, or larger than Discord can process', () => {
    expect(isEmpty({ flags: V2 })).toBe(true);
    expect(overloads(asObject(v2(text('長'.repeat(3400)))))).toBe(true);
    expect(overloads(asObject(v2(text('長'.repeat(3300)))))).toBe(false);
  });
});

describe('markdown as people see it', () => {
  it.each([
    ['[text](https://a.example/)', 'text', 1],
    ['[with 🎉](https://a.example/)', '[with 🎉](https://a.example/)', 1],
    ['[https://bank.example](https://a.example/)', '[https://bank.example](https://a.example/)', 1],
    ['[a\\*b](https://a.example/)', 'a\\*b', 1],
    ['\\[text\\](x)', '[text](x)', 0],
    ['## **Bold** and -# not small', 'Bold and -# not small', 0],
    ['-# small', 'small', 0],
    ['snake_case_name', 'snake_case_name', 0],
  ])('%s', (markdown, seen, links) => {
    const resolved = resolveMarkdown(markdown);
    expect(resolved.text).toBe(seen);
    expect(resolved.links).toHaveLength(links);
  });
});

describe('the fake over HTTP', () => {
  let fake: FakeDiscord;
  let time = Date.UTC(2026, 2, 5);
  beforeAll(async () => {
    fake = await startFakeDiscord({ now: () => time, windowMs: 60_000 });
  });
  afterAll(() => fake.close());

  async function call(
    method: string,
    path: string,
    body?: object,
    token = fake.token,
  ): Promise<[number, Json]> {
    const response = await fetch(`${fake.apiUrl}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return [response.status, asObject(await response.json())];
  }
  const post = (body: object) => call('POST', `/channels/${fake.world.channel('news').id}/messages`, body);

  it('counts requests that Discord would ban for', async () => {
    expect((await call('GET', '/users/@me', undefined, 'wrong'))[0]).toBe(401);
    expect(fake.world.invalidRequests).toBe(1);
  });

  it('answers an invalid body with the tree of what is wrong', async () => {
    const [status, body] = await post(v2(text('')));
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 50035,
      errors: { components: { 0: { content: { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH' }] } } } },
    });
    expect(await post({})).toMatchObject([400, { code: 50006 }]);
  });

  it('remembers an enforced nonce for a few minutes, and does not give it back later', async () => {
    const body = { ...v2(text('x')), nonce: 'once', enforce_nonce: true };
    const [, first] = await post(body);
    expect(first.nonce).toBe('once');
    expect((await post(body))[1].id).toBe(first.id);
    time += 10 * 60_000;
    const [, later] = await post(body);
    expect(later.id).not.toBe(first.id);
    const { id } = fake.world.channel('news');
    const response = await fetch(`${fake.apiUrl}/v10/channels/${id}/messages?limit=1`, {
      headers: { authorization: `Bot ${fake.token}` },
    });
    const [found] = (await response.json()) as Json[];
    expect(found).toMatchObject({ id: later.id });
    expect(found).not.toHaveProperty('nonce');
  });

  it('takes nothing but posts in a forum, and compares no nonce there', async () => {
    const { id } = fake.world.addChannel({ name: 'forum', type: 15, requiresTag: true, tags: ['News'] });
    expect(await call('POST', `/channels/${id}/messages`, v2(text('x')))).toMatchObject([
      400,
      { code: 40058 },
    ]);
    const post = (more: object) =>
      call('POST', `/channels/${id}/threads`, { name: 'x', message: v2(text('x')), ...more });
    expect(await post({})).toMatchObject([400, { code: 40067 }]);
    const applied_tags = [fake.world.channel('forum').tags[0]?.id];
    expect(await post({ applied_tags, message: { ...v2(text('x')), nonce: '1' } })).toMatchObject([400, {}]);
    expect(await post({ applied_tags, name: 'x'.repeat(101) })).toMatchObject([400, { code: 50035 }]);
    const [status, made] = await post({ applied_tags });
    expect(status).toBe(201);
    expect(made).toMatchObject({ parent_id: id, message: { id: made.id } });
  });

  it('starts one thread from a message, and shows nothing of a channel without its history', async () => {
    const { id } = fake.world.addChannel({
      name: 'quiet',
      permissions: String((1n << 10n) | (1n << 11n) | (1n << 35n)),
    });
    const [, sent] = await call('POST', `/channels/${id}/messages`, v2(text('x')));
    const start = () => call('POST', `/channels/${id}/messages/${String(sent.id)}/threads`, { name: 'x' });
    expect(await start()).toMatchObject([201, { id: sent.id }]);
    expect(await start()).toMatchObject([400, { code: 160004 }]);
    const headers = { authorization: `Bot ${fake.token}` };
    const list = await fetch(`${fake.apiUrl}/v10/channels/${id}/messages`, { headers });
    expect(await list.json()).toEqual([]);
    expect(await call('POST', `/channels/${String(sent.id)}/messages`, v2(text('x')))).toMatchObject([
      403,
      {},
    ]);
  });

  it('takes 5 posts in a window, and says when the next may come', async () => {
    const [status, body] = await post(v2(text('one too many')));
    expect(status).toBe(429);
    expect(body).toMatchObject({ global: false });
    expect(Number(body.retry_after)).toBeGreaterThan(0);
    expect(fake.messages('news')).toHaveLength(2);
  });

  it('refuses interactions that nobody started', async () => {
    expect(await call('POST', '/interactions/1/x/callback', { type: 4 })).toMatchObject([
      404,
      { code: 10062 },
    ]);
    expect(await call('PATCH', '/webhooks/1/x/messages/@original', {})).toMatchObject([401, { code: 50027 }]);
  });
});

describe('a modal that Discord refuses', () => {
  const input = { type: 4, custom_id: 'i', style: 2 };
  const choices = select(2).components[0] ?? {};
  const label = (component: object, more: object = {}) => ({ type: 18, label: 'Field', component, ...more });
  const modal = (...components: object[]) => ({ title: 'Title', custom_id: 'm', components });
  it.each<[string, Json]>([
    ['a title of 46 characters', { ...modal(label(input)), title: 'x'.repeat(46) }],
    ['no fields', modal()],
    ['six fields', modal(...Array.from({ length: 6 }, (_, i) => label({ ...input, custom_id: `${i}` })))],
    ['a field without a label around it', modal(input)],
    ['a label of 46 characters', modal(label(input, { label: 'x'.repeat(46) }))],
    ['a description of 101 characters', modal(label(input, { description: 'x'.repeat(101) }))],
    ['two equal custom ids', modal(label(input), label(input))],
    ['more to pick than there is', modal(label({ ...choices, max_values: 3 }))],
    ['a required select that may stay empty', modal(label({ ...choices, min_values: 0 }))],
    ['a text input with a label of its own', modal(label({ ...input, label: 'x' }))],
    ['a button', modal(label({ type: 2, style: 1, label: 'x', custom_id: 'b' }))],
  ])('has %s', (_, body) => {
    expect(modalFaults(asObject(JSON.parse(JSON.stringify(body))))).not.toEqual([]);
  });

  it('is not one that keeps the rules', () => {
    const optional = { ...choices, min_values: 0, max_values: 2, required: false };
    expect(modalFaults(asObject(modal(label(input), label(optional))))).toEqual([]);
  });
});

describe('limits over all routes', () => {
  const open = async (
    options: Parameters<typeof startFakeDiscord>[0],
    ask: (me: () => Promise<Response>) => Promise<void>,
  ) => {
    const fake = await startFakeDiscord(options);
    const headers = { authorization: `Bot ${fake.token}` };
    await ask(() => fetch(`${fake.apiUrl}/v10/users/@me`, { headers })).finally(() => fake.close());
  };

  it('are 50 requests a second, and all wait then', async () => {
    await open({ requestsPerSecond: 2 }, async (me) => {
      expect([(await me()).status, (await me()).status]).toEqual([200, 200]);
      const refused = await me();
      expect([refused.status, refused.headers.get('x-ratelimit-scope')]).toEqual([429, 'global']);
    });
  });

  it('ban an address for too many invalid requests', async () => {
    await open({ requestsPerSecond: 1, bannedAfter: 2 }, async (me) => {
      for (const status of [200, 429, 429, 403]) expect((await me()).status).toBe(status);
    });
  });
});

it('takes 5 edits in a window, apart from posts', async () => {
  const fake = await startFakeDiscord({ windowMs: 60_000 });
  const headers = { authorization: `Bot ${fake.token}`, 'content-type': 'application/json' };
  const path = `${fake.apiUrl}/v10/channels/${fake.world.channel('news').id}/messages`;
  const body = JSON.stringify(v2(text('x')));
  const { id } = asObject(await (await fetch(path, { method: 'POST', headers, body })).json());
  const edit = async () => (await fetch(`${path}/${String(id)}`, { method: 'PATCH', headers, body })).status;
  for (const status of [200, 200, 200, 200, 200, 429]) expect(await edit()).toBe(status);
  await fake.close();
});

it('tells the asker when the app misses the 3 seconds', async () => {
  const fake = await startFakeDiscord({ interactionMs: 50 });
  const socket = new WebSocket(fake.gateway.url);
  await new Promise((resolve) => socket.once('message', resolve));
  socket.send(JSON.stringify({ op: 2, d: { token: fake.token, intents: 1 } }));
  await new Promise((resolve) => socket.once('message', resolve));
  fake.world.commands = [{ id: '1', name: 'echo', options: [] }];
  await expect(fake.command('news', 'echo', {})).rejects.toThrow('did not respond');
  await fake.close();
});

it.each([
  ['a wrong token', { token: 'wrong', intents: 1 }, 4004],
  ['a privileged intent', { token: 'right', intents: 1 << 15 }, 4014],
  ['no shards where they are asked for', { token: 'right', intents: 1 }, 4011],
])('closes the gateway to %s', async (_, d, code) => {
  const fake = await startFakeDiscord({ token: 'right', shards: 2 });
  const socket = new WebSocket(fake.gateway.url);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('message', resolve));
  socket.send(JSON.stringify({ op: 2, d }));
  expect(await closed).toBe(code);
  await fake.close();
});

describe('logins', () => {
  /** Logs a shard in; gives the opcode of the answer, or the code with which the connection was closed. */
  const login = async ({ gateway, token }: FakeDiscord, shard = 0): Promise<unknown> => {
    const socket = new WebSocket(gateway.url);
    await new Promise((resolve) => socket.once('message', resolve));
    const answer = new Promise((resolve) => {
      socket.once('message', (data) => resolve(asObject(JSON.parse(String(data))).op));
      socket.once('close', resolve);
    });
    socket.send(JSON.stringify({ op: 2, d: { token, intents: 1, shard: [shard, 4] } }));
    return answer;
  };

  it('that come within five seconds of one that counts with them find no session', async () => {
    const fake = await startFakeDiscord({ shards: 4, loginsAtOnce: 2 });
    expect([await login(fake, 0), await login(fake, 1), await login(fake, 2)]).toEqual([0, 0, 9]);
    await fake.close();
  });

  it('more than a day has end every session, and the token', async () => {
    let time = Date.UTC(2026, 2, 5, 12);
    const fake = await startFakeDiscord({ now: () => time, loginMs: 0, sessionsLeft: 1, shards: 4 });
    expect(await login(fake)).toBe(0);
    time += 86_400_000;
    expect([await login(fake), fake.world.logins.left]).toEqual([0, 999]);
    fake.world.logins.left = 0;
    expect(await login(fake)).toBe(4004);
    const headers = { authorization: `Bot ${fake.token}` };
    expect((await fetch(`${fake.apiUrl}/v10/users/@me`, { headers })).status).toBe(401);
    await fake.close();
  });
});

it('takes 200 commands a day that were not there before', async () => {
  let time = Date.UTC(2026, 2, 5, 12);
  const fake = await startFakeDiscord({ now: () => time, commandsLeft: 2 });
  const headers = { authorization: `Bot ${fake.token}`, 'content-type': 'application/json' };
  const put = async (...names: string[]) => {
    const body = JSON.stringify(names.map((name) => ({ name, type: 1, description: 'a command' })));
    const path = `${fake.apiUrl}/v10/applications/${fake.world.application}/commands`;
    const answer = await fetch(path, { method: 'PUT', headers, body });
    return [answer.status, asObject(await answer.json()).code];
  };
  expect([await put('a', 'b'), await put('b', 'a')]).toEqual([
    [200, undefined],
    [200, undefined],
  ]);
  expect(await put('a', 'c')).toEqual([429, 30034]);
  time += 86_400_000;
  expect(await put('a', 'c')).toEqual([200, undefined]);
  await fake.close();
});
