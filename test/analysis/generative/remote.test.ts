/** Asking a model over the wire: every way in which a server can answer, refuse, or not answer. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ModelChoice, Question } from '../../../src/analysis/generative/language-model.ts';
import { metered } from '../../../src/analysis/generative/metered.ts';
import { remoteModel } from '../../../src/analysis/generative/remote-model.ts';
import { usageOn } from '../../../src/db/model-usage.ts';
import { ModelError } from '../../../src/errors.ts';
import { freshDatabase } from '../../fakes/database.ts';
import { startAnthropic } from '../../fakes/model/anthropic.ts';
import { type CompatibleOptions, startCompatible } from '../../fakes/model/compatible.ts';
import type { Behaviour, FakeModelServer } from '../../fakes/model/server.ts';
import { NOON } from '../../fakes/news.ts';

let server: FakeModelServer;
afterEach(() => server.close());

const question: Question = {
  system: 'You answer with a JSON object.',
  prompt: 'How many?',
  shape: z.object({ count: z.number().nullable() }),
  key: 'k',
};

function choose(given: Partial<ModelChoice> = {}): ModelChoice {
  return {
    kind: 'compatible',
    model: 'test-model',
    baseUrl: server.url,
    apiKey: undefined,
    timeoutMs: 20_000,
    ...given,
  };
}

async function compatible(options: CompatibleOptions = {}, behaviour: Behaviour = { say: '{"count":3}' }) {
  server = await startCompatible(options);
  server.behave = () => behaviour;
}

const failure = async (given: Partial<ModelChoice> = {}) => {
  const error = await remoteModel(choose(given))
    .ask(question)
    .then(
      () => null,
      (thrown: unknown) => thrown,
    );
  expect(error).toBeInstanceOf(ModelError);
  return error as ModelError;
};

describe('a server that speaks OpenAI’s chat completions', () => {
  it('is asked for a strict schema, and its count of tokens is taken', async () => {
    await compatible();
    const { keep: _, ...reply } = await remoteModel(choose()).ask(question);
    expect(reply).toEqual({ text: '{"count":3}', inputTokens: 10, outputTokens: 3 });
    expect(server.asked[0]?.body).toMatchObject({
      model: 'test-model',
      response_format: { type: 'json_schema', json_schema: { strict: true } },
    });
  });

  it('gets the key that is set, and none where none is set', async () => {
    await compatible({ key: 'secret-key' });
    await remoteModel(choose({ apiKey: 'secret-key' })).ask(question);
    expect((await failure()).message).toMatch(/refuses the key \(401: .*; check LLM_API_KEY\.$/);
    expect(server.asked.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer secret-key',
      undefined,
    ]);
  });

  it.each([
    [['json_object'] as const, ['json_schema', 'json_object', 'json_object']],
    [[] as const, ['json_schema', 'json_object', undefined, undefined]],
  ])('that holds to no schema is asked more simply, and from then on at once: %j', async (formats, asked) => {
    await compatible({ formats });
    const model = remoteModel(choose());
    expect((await model.ask(question)).text).toBe('{"count":3}');
    await model.ask(question);
    const types = server.asked.map(
      ({ body }) => (body.response_format as { type: string } | undefined)?.type,
    );
    expect(types).toEqual(asked);
  });

  it('that wants max_completion_tokens and no temperature gets that', async () => {
    await compatible({ reasoning: true });
    await remoteModel(choose()).ask(question);
    expect(server.asked.at(-1)?.body).toMatchObject({
      max_completion_tokens: 8000,
      response_format: { type: 'json_schema' },
    });
    expect(server.asked.at(-1)?.body).not.toHaveProperty('temperature');
  });

  it('that does not count has its tokens estimated', async () => {
    await compatible({ counts: false });
    const { inputTokens, outputTokens } = await remoteModel(choose()).ask(question);
    expect([inputTokens, outputTokens]).toEqual([10, 3]);
  });

  it('that does not know the model says so, and what to check', async () => {
    await compatible();
    const error = await failure({ model: 'tset-model' });
    expect(error.fault).toBe('setting');
    expect(error.message).toMatch(
      /does not know the model or the address \(404: .*; check LLM_MODEL and LLM_BASE_URL\.$/,
    );
  });

  it.each([
    [{ status: 429, headers: { 'retry-after': '40' } }, 'passing', 40_000, /asks to wait/],
    [{ status: 429 }, 'passing', null, /asks to wait/],
    [{ status: 500 }, 'passing', null, /failed \(500/],
    [{ status: 503 }, 'passing', null, /failed \(503/],
    [{ status: 403 }, 'setting', null, /refuses the key/],
    [{ status: 402, message: 'Insufficient Balance' }, 'setting', null, /402: Insufficient Balance/],
    ['hang up', 'passing', null, /cannot be reached/],
    ['answer in HTML', 'passing', null, /failed|cannot be read/],
  ] as const)(
    'that answers %j is not asked twice at once',
    async (behaviour, fault, retryAfterMs, message) => {
      await compatible({}, behaviour);
      const error = await failure();
      expect({ fault: error.fault, retryAfterMs: error.retryAfterMs }).toEqual({ fault, retryAfterMs });
      expect(error.message).toMatch(message);
      expect(error.message).toMatch(/^The model test-model at 127\.0\.0\.1:\d+ .*\.$/);
      expect(server.asked).toHaveLength(1);
    },
  );

  it('that says nothing is left after the time limit', async () => {
    await compatible({}, 'keep silent');
    const error = await failure({ timeoutMs: 150 });
    expect(error.fault).toBe('passing');
    expect(error.message).toContain('raise LLM_TIMEOUT');
  });

  it('that says nothing is counted as if it had answered, and one that refuses is not', async () => {
    const db = await freshDatabase();
    const now = () => NOON;
    await compatible({}, 'keep silent');
    const asked = () =>
      metered(remoteModel(choose({ timeoutMs: 150 })), { db, dailyTokens: 10_000, now }).ask(question);
    await expect(asked()).rejects.toThrow('did not answer');
    const after = await usageOn(db, NOON);
    expect(after.inputTokens).toBeGreaterThan(5);
    expect(after.outputTokens).toBe(2_000);
    server.behave = () => ({ status: 500 });
    await expect(asked()).rejects.toThrow('failed');
    expect(await usageOn(db, NOON)).toEqual(after);
    await db.close();
  });

  it('is left at once when Dateline stops', async () => {
    await compatible({}, 'keep silent');
    const stopping = new AbortController();
    server.behave = () => {
      stopping.abort();
      return 'keep silent';
    };
    const asking = remoteModel(choose()).ask({ ...question, signal: stopping.signal });
    await expect(asking).rejects.not.toBeInstanceOf(ModelError);
  });

  it.each([{ half: '{"count":' }, { refuse: 'I cannot help with that.' }, { say: 'Gladly! Three.' }])(
    'that answers no JSON is heard out all the same: %j',
    async (behaviour) => {
      await compatible({}, behaviour);
      expect((await remoteModel(choose()).ask(question)).text).toBe(Object.values(behaviour)[0]);
    },
  );

  it('that is not there is told from one that refuses', async () => {
    await compatible();
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const error = await failure({ baseUrl: `http://127.0.0.1:${port}/v1` });
    expect(error.message).toMatch(/cannot be reached .*; see that it runs, and check LLM_BASE_URL\.$/);
  });
});

describe('Anthropic', () => {
  const models = ['claude-haiku-5-5', 'claude-haiku-4-5'];
  const ours = (given: Partial<ModelChoice> = {}) =>
    choose({ kind: 'anthropic', model: 'claude-haiku-5-5', apiKey: 'a-key', ...given });

  it.each(models)('is asked for a schema with %s', async (model) => {
    server = await startAnthropic({ key: 'a-key', models });
    server.behave = () => ({ say: '{"count":3}' });
    const { text, inputTokens, outputTokens } = await remoteModel(ours({ model })).ask(question);
    expect({ text, inputTokens, outputTokens }).toEqual({
      text: '{"count":3}',
      inputTokens: 10,
      outputTokens: 3,
    });
    expect(server.asked[0]?.body).toMatchObject({
      model,
      output_config: { format: { type: 'json_schema' } },
    });
  });

  it('refuses a wrong key, and the operator is told which setting it is', async () => {
    server = await startAnthropic({ key: 'a-key', models });
    const error = await failure(ours({ apiKey: 'another' }));
    expect(error.message).toMatch(
      /^The model claude-haiku-5-5 at 127.*401: invalid x-api-key.*check ANTHROPIC_API_KEY\.$/,
    );
  });

  it('that is overloaded is tried again later', async () => {
    server = await startAnthropic({ key: 'a-key', models });
    server.behave = () => ({ status: 529, message: 'Overloaded' });
    expect((await failure(ours())).fault).toBe('passing');
  });

  it('whose model refuses is heard out', async () => {
    server = await startAnthropic({ key: 'a-key', models });
    server.behave = () => ({ refuse: 'I cannot help with that.' });
    expect((await remoteModel(ours()).ask(question)).text).toBe('I cannot help with that.');
  });
});
