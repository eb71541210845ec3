import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOnce } from '../../src/db/seen-events.ts';
import { freshDatabase } from '../../test/fakes/database.ts';
import { createFakeHost } from '../../test/fakes/host.ts';
import { createPlatform, type Rig, serve, startRig } from '../../test/fakes/slack/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig('http');
});
afterAll(() => rig.close());
beforeEach(() => {
  rig.host.calls.length = 0;
  rig.host.once = createFakeHost().once;
});

/** The words of the commands that were carried out: the work goes on after the answer to the request. */
const carriedOut = () => rig.host.calls.map(({ invocation }) => invocation.options.words);

const command = {
  command: '/echo',
  text: 'hello',
  team_id: 'T0FAKE',
  channel_id: 'C0GENERAL',
  channel_name: 'general',
  user_id: 'U0ANNA',
  response_url: 'http://127.0.0.1:1/respond/none',
};

describe('a request to /slack/events', () => {
  it('is carried out where its signature is right', async () => {
    const { status } = await rig.fake.request({ ...command, trigger_id: 'right' }, 'right');
    expect(status).toBe(200);
    await vi.waitFor(() => expect(carriedOut()).toEqual(['hello']));
  });

  it.each(['wrong', 'stale'] as const)(
    'is refused and does nothing where its signature is %s',
    async (signature) => {
      const { status } = await rig.fake.request(
        { ...command, text: 'forged', trigger_id: signature },
        signature,
      );
      expect(status).toBe(401);
      await rig.fake.request({ ...command, text: 'true', trigger_id: `after ${signature}` }, 'right');
      await vi.waitFor(() => expect(carriedOut()).toEqual(['true']));
    },
  );

  it('runs once where Slack sends it twice', async () => {
    await rig.fake.request({ ...command, trigger_id: 'twice' }, 'right');
    await rig.fake.request({ ...command, trigger_id: 'twice' }, 'right');
    await rig.fake.request({ ...command, text: 'after', trigger_id: 'another' }, 'right');
    await vi.waitFor(() => expect(carriedOut()).toEqual(['hello', 'after']));
  });

  it('with an event that Slack sends again, for want of an answer in time, does nothing twice', async () => {
    const published = () => rig.fake.workspace.calls.filter((method) => method === 'views.publish').length;
    await rig.fake.openHome();
    expect((await rig.fake.retryEvent()).status).toBe(200);
    await rig.fake.request({ ...command, text: 'after', trigger_id: 'after the event' }, 'right');
    await vi.waitFor(() => expect(carriedOut()).toContain('after'));
    expect(published()).toBe(1);
  });

  it('is acknowledged though the database takes its time', async () => {
    let go = () => {};
    const waiting = new Promise<void>((resolve) => {
      go = resolve;
    });
    rig.host.once = async () => waiting.then(() => true);
    const { status } = await rig.fake.request({ ...command, trigger_id: 'slow' }, 'right');
    expect([status, carriedOut()]).toEqual([200, []]);
    go();
    await vi.waitFor(() => expect(carriedOut()).toEqual(['hello']));
  });

  it('answers Slack’s check of the certificate', async () => {
    expect((await rig.fake.request({ ssl_check: '1' }, 'wrong')).status).toBe(200);
  });

  it('is unavailable before the start and after a stop, and unknown elsewhere', async () => {
    const statuses: number[] = [];
    const response = (url: string) => ({
      request: { url, method: 'POST', headers: {} } as never,
      response: {
        writeHead(status: number) {
          statuses.push(status);
          return { end() {} };
        },
      } as never,
    });
    const platform = createPlatform(rig.fake, 'http');
    const early = response('/slack/events');
    platform.routes?.[0]?.handle(early.request, early.response);
    const elsewhere = response('/slack/else');
    rig.platform.routes?.[0]?.handle(elsewhere.request, elsewhere.response);
    expect(statuses).toEqual([503, 404]);
  });
});

it('two processes behind one address carry out once what Slack sends to both', async () => {
  const db = await freshDatabase();
  const one = await startRig('http');
  const { fake } = one;
  const other = { host: createFakeHost(), platform: createPlatform(fake, 'http') };
  await other.platform.start(other.host);
  for (const { host } of [one, other]) host.once = createOnce(db, 'slack', host.now);
  const servers = [await serve(one.platform), await serve(other.platform)];
  const published = () => fake.workspace.calls.filter((method) => method === 'views.publish').length;
  try {
    await fake.openHome();
    for (const { url } of servers) {
      fake.sendRequestsTo(url);
      const { status } = await fake.request({ ...command, trigger_id: 'to both' }, 'right');
      expect([status, (await fake.retryEvent()).status]).toEqual([200, 200]);
    }
    await fake.request({ ...command, text: 'after', trigger_id: 'after both' }, 'right');
    const ran = () =>
      [...one.host.calls, ...other.host.calls].map(({ invocation }) => invocation.options.words);
    await vi.waitFor(() => expect(ran()).toContain('after'));
    await other.platform.stop();
    expect(ran().filter((words) => words !== undefined)).toEqual(['hello', 'after']);
    expect(published()).toBe(1);
  } finally {
    for (const { close } of servers) close();
    await other.platform.stop();
    await one.close();
    await db.close();
  }
});

it('no route is there for Socket Mode', () => {
  expect(createPlatform(rig.fake, 'socket').routes).toBeUndefined();
});
