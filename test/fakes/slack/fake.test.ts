import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { checkBlocks } from './block-rules.ts';
import { type FakeSlack, startFakeSlack } from './index.ts';
import { resolveMrkdwn } from './mrkdwn.ts';

let now = 1_772_712_000_000;
let fake: FakeSlack;
beforeEach(async () => {
  fake = await startFakeSlack({ clock: { now: () => now }, ackMs: 100 });
});
afterEach(() => fake.close());

/** One call of the Web API, as a client makes it. */
async function call(method: string, fields: Record<string, string> = {}, token = fake.botToken) {
  const response = await fetch(`${fake.apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams(fields),
  });
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, retryAfter: response.headers.get('retry-after'), ...body };
}

/** Connects a socket; gives it with the messages that came in. */
async function connect() {
  const { url } = (await call('apps.connections.open', {}, fake.appToken)) as unknown as { url: string };
  const socket = new WebSocket(url);
  const messages: Record<string, unknown>[] = [];
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    messages.push(message);
    if (message.envelope_id) socket.send(JSON.stringify({ envelope_id: message.envelope_id }));
  });
  await new Promise((resolve) => socket.once('message', resolve));
  return { socket, messages };
}

/** The payload that came in last. */
const last = (messages: readonly Record<string, unknown>[]) =>
  (messages.at(-1)?.payload ?? {}) as Record<string, unknown>;

describe('the fake’s Web API', () => {
  it('checks tokens', async () => {
    expect(await call('auth.test')).toMatchObject({ ok: true, team_id: 'T0FAKE' });
    expect(await call('auth.test', {}, 'xoxb-other')).toMatchObject({ ok: false, error: 'invalid_auth' });
    expect(await call('auth.test', {}, fake.appToken)).toMatchObject({ error: 'not_allowed_token_type' });
    fake.workspace.revoked = true;
    expect(await call('auth.test')).toMatchObject({ error: 'token_revoked' });
  });

  it('takes one message a second and channel, other channels apart', async () => {
    const post = (channel: string) => call('chat.postMessage', { channel, text: 'words' });
    expect(await post('C0GENERAL')).toMatchObject({ ok: true });
    expect(await post('C0GENERAL')).toMatchObject({ status: 429, retryAfter: '1', error: 'ratelimited' });
    expect(await post('C0LEADS')).toMatchObject({ ok: true });
    now += 1000;
    expect(await post('C0GENERAL')).toMatchObject({ ok: true });
  });

  it('refuses texts that Slack would split, and blocks that say nothing in a notification', async () => {
    const post = (fields: Record<string, string>) =>
      call('chat.postMessage', { channel: 'C0GENERAL', ...fields });
    expect(await post({ text: 'x'.repeat(4001) })).toMatchObject({ error: 'msg_too_long' });
    now += 1000;
    const blocks = JSON.stringify([{ type: 'divider' }]);
    expect(await post({ text: ' ', blocks })).toMatchObject({ error: 'no_text' });
    expect(fake.workspace.invalidBodies).toHaveLength(2);
  });

  it('unfolds links, unless both kinds of unfolding are switched off', async () => {
    const post = (channel: string, more: Record<string, string>) =>
      call('chat.postMessage', { channel, text: 'https://a.example/', ...more });
    await post('C0GENERAL', { unfurl_links: 'false', unfurl_media: 'false' });
    expect(fake.workspace.unfolded).toEqual([]);
    await post('C0LEADS', { unfurl_links: 'false' });
    expect(fake.workspace.unfolded).toEqual(['https://a.example/']);
  });

  it('keeps the tiers: chat.update fifty times a minute', async () => {
    const { ts } = (await call('chat.postMessage', { channel: 'C0GENERAL', text: 'a' })) as unknown as {
      ts: string;
    };
    const statuses = [];
    for (let i = 0; i < 51; i += 1) {
      statuses.push((await call('chat.update', { channel: 'C0GENERAL', ts, text: 'b' })).status);
    }
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([50, 429]);
  });

  it('keeps what it posted although the reply is lost', async () => {
    fake.loseNextReply();
    await expect(call('chat.postMessage', { channel: 'C0GENERAL', text: 'words' })).rejects.toThrow();
    expect(fake.messages().map(({ text }) => text)).toEqual(['words']);
  });

  it('gives metadata back only where it is asked for', async () => {
    const metadata = JSON.stringify({ event_type: 'e', event_payload: { a: 1 } });
    await call('chat.postMessage', { channel: 'C0GENERAL', text: 'a', metadata });
    const history = (more: Record<string, string>) =>
      call('conversations.history', { channel: 'C0GENERAL', ...more });
    expect(JSON.stringify(await history({}))).not.toContain('event_payload');
    expect(JSON.stringify(await history({ include_all_metadata: 'true' }))).toContain('event_payload');
  });

  it('refuses a window that Slack refuses, and a Home tab whose hash is not the last one', async () => {
    const words = (text: string) => ({ type: 'plain_text', text });
    const element = { type: 'multi_external_select', action_id: 'a', placeholder: words('Type') };
    const home = (view: object, more = {}) =>
      call('views.publish', { user_id: 'U0ANNA', view: JSON.stringify({ type: 'home', ...view }), ...more });
    expect(await home({ blocks: [{ type: 'input', label: words(''), element }] })).toMatchObject({
      error: 'invalid_arguments',
    });
    expect(await home({ blocks: [{ type: 'actions', elements: [element] }] })).toMatchObject({
      error: 'invalid_arguments',
    });
    const published = await home({ blocks: [] });
    const { hash } = (published as unknown as { view: { hash: string } }).view;
    expect(await home({ blocks: [] }, { hash })).toMatchObject({ ok: true });
    expect(await home({ blocks: [] }, { hash })).toMatchObject({ error: 'hash_conflict' });
  });

  it('opens a view once for each trigger, within three seconds', async () => {
    const { messages } = await connect();
    const trigger = async () => {
      void fake.command('general', 'form').catch(() => {});
      const before = messages.length;
      while (messages.length === before) await new Promise((resolve) => setTimeout(resolve, 2));
      return String(last(messages).trigger_id);
    };
    const title = { type: 'plain_text', text: 'A window' };
    const view = JSON.stringify({ type: 'modal', title, blocks: [] });
    const open = (trigger_id: string) => call('views.open', { trigger_id, view });
    const first = await trigger();
    expect(await open(first)).toMatchObject({ ok: true });
    expect(await open(first)).toMatchObject({ error: 'exchanged_trigger_id' });
    const second = await trigger();
    now += 3001;
    expect(await open(second)).toMatchObject({ error: 'expired_trigger_id' });
    expect(await open('made up')).toMatchObject({ error: 'invalid_trigger_id' });
  });
});

describe('the fake’s sockets', () => {
  it('say hello, send each payload to one of them, and again where no acknowledgement comes', async () => {
    const first = await connect();
    const second = await connect();
    expect(first.messages[0]).toMatchObject({ type: 'hello', num_connections: 1 });
    fake.sockets.loseAcks(1);
    await fake.sockets.deliver('events_api', { n: 1 });
    const envelopes = [...first.messages, ...second.messages].filter(({ type }) => type === 'events_api');
    expect(envelopes).toHaveLength(2);
    expect(new Set(envelopes.map(({ envelope_id }) => envelope_id)).size).toBe(1);
    expect(envelopes.some((envelope) => envelope.retry_attempt === 1)).toBe(true);
  });

  it('are ten at most, and each address works once', async () => {
    for (let i = 0; i < 10; i += 1) await connect();
    expect(await call('apps.connections.open', {}, fake.appToken)).toMatchObject({
      error: 'too_many_websockets',
    });
    const used = new WebSocket(`${fake.apiUrl.replace('http', 'ws').replace('/api/', '')}/link/?ticket=used`);
    await expect(new Promise((_resolve, reject) => used.once('error', reject))).rejects.toThrow('401');
  });

  it('reach nobody where none is open', async () => {
    await expect(fake.command('general', 'echo')).rejects.toThrow('dispatch_failed');
  });
});

describe('the fake’s response_url', () => {
  it('takes five answers within half an hour', async () => {
    const { messages } = await connect();
    const url = async () => {
      const asked = fake.command('general', 'echo');
      asked.catch(() => {});
      const before = messages.length;
      while (messages.length === before) await new Promise((resolve) => setTimeout(resolve, 2));
      return String(last(messages).response_url);
    };
    const answer = async (to: string) =>
      (await fetch(to, { method: 'POST', body: JSON.stringify({ text: 'words' }) })).status;
    const first = await url();
    const statuses = [];
    for (let i = 0; i < 6; i += 1) statuses.push(await answer(first));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    const second = await url();
    now += 31 * 60_000;
    expect(await answer(second)).toBe(404);
  });
});

describe('the fake’s rules for blocks', () => {
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
  const button = (more: object = {}) => ({
    type: 'button',
    action_id: 'a',
    text: { type: 'plain_text', text: 'Label' },
    ...more,
  });
  const actions = (...elements: object[]) => ({ type: 'actions', elements });
  const option = (value: string) => ({ text: { type: 'plain_text', text: 'o' }, value });

  it.each<[string, unknown[]]>([
    ['51 blocks', Array.from({ length: 51 }, () => ({ type: 'divider' }))],
    ['an empty section', [section('')]],
    ['a section of 3001', [section('x'.repeat(3001))]],
    ['a header in mrkdwn', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }]],
    ['a header of 151', [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }]],
    ['a context of nothing', [{ type: 'context', elements: [] }]],
    ['an action id twice', [actions(button(), button())]],
    [
      'a block id twice',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
    ],
    ['a label of 76', [actions(button({ text: { type: 'plain_text', text: 'x'.repeat(76) } }))]],
    ['a value of 2001', [actions(button({ value: 'x'.repeat(2001) }))]],
    ['an address that is none', [actions(button({ url: 'javascript:alert(1)' }))]],
    [
      'six choices in an overflow',
      [actions({ type: 'overflow', action_id: 'a', options: Array.from({ length: 6 }, () => option('v')) })],
    ],
    [
      'a choice with a value of 76',
      [actions({ type: 'overflow', action_id: 'a', options: [option('x'.repeat(76))] })],
    ],
    ['a kind of block that does not exist', [{ type: 'table_of_contents' }]],
  ])('refuse %s', (_name, blocks) => {
    const refused = checkBlocks(blocks);
    expect(refused?.error).toBe('invalid_blocks');
    expect(refused?.messages[0]).toMatch(/^\[ERROR\] .+ \[json-pointer:\/blocks/);
  });

  it('refuse what is too long in all', () => {
    expect(checkBlocks(Array.from({ length: 5 }, () => section('x'.repeat(2900))))?.error).toBe(
      'msg_blocks_too_long',
    );
  });

  it('take what is right', () => {
    expect(
      checkBlocks([section('x'), actions(button({ value: 'v', style: 'primary' })), { type: 'divider' }]),
    ).toBeNull();
  });
});

describe('the fake’s reading of mrkdwn', () => {
  const read = (markup: string, autoParse = false) => resolveMrkdwn(markup, { autoParse });

  it('shows what people see', () => {
    expect(
      read('*<https://a.example/?a=1&amp;b|R&amp;D> now* _soon_ <!date^1^{time}|12:00> &lt;b&gt;').text,
    ).toBe('R&D now soon 12:00 <b>');
  });

  it('finds every mention that would fire', () => {
    expect(read('<!channel> <!here|here> <@U1> <!subteam^S1> &lt;!channel&gt;').mentions).toHaveLength(4);
    expect(read('@everyone').mentions).toEqual([]);
    expect(read('@everyone @here', true).mentions).toEqual(['@everyone', '@here']);
  });
});
