/** Who may see the page and who may not. */
import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { SettingError } from '../../src/errors.ts';
import { createFakeHost } from '../../test/fakes/host.ts';
import { type LocalReader, openWorkspace, words } from '../../test/fakes/local-reader.ts';
import { local } from './index.ts';

const TOKEN = 'a-token-for-these-tests';
let opened: LocalReader[] = [];

async function workspace(settings: Record<string, string> = {}): Promise<LocalReader> {
  const reader = await openWorkspace(settings);
  opened.push(reader);
  return reader;
}

afterEach(async () => {
  await Promise.all(opened.map((reader) => reader.close()));
  opened = [];
});

/** `fetch` sets Host by itself; this asks under another name, as a page that rebinds its own name would. */
function statusFor(reader: LocalReader, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = request(`${reader.origin}/c/front-page`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on('error', reject).end();
  });
}

describe('every page', () => {
  it('lets nothing run but its own files, and no other page frame it', async () => {
    const { headers } = await (await workspace()).get('/c/front-page');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('holds no script, style or handler in its own text', async () => {
    const { body } = await (await workspace()).get('/c/front-page');
    expect(body).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?! type="module" src=)/);
  });
});

describe('a request from another site', () => {
  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' },
  ])('does not run a command: %o', async (headers) => {
    const reader = await workspace();
    for (const path of ['/c/front-page/ask', '/c/front-page/run']) {
      const reply = await reader.send(
        path,
        { text: 'echo', run: 'echo?words=a' },
        headers as Record<string, string>,
      );
      expect(reply.status).toBe(403);
    }
    expect(reader.host.calls).toEqual([]);
  });

  it('does not run a command under a content type that is no form', async () => {
    const reader = await workspace();
    const reply = await reader.send(
      '/c/front-page/ask',
      { text: 'echo' },
      { origin: 'https://evil.example', 'content-type': 'application/json' },
    );
    expect(reply.status).toBe(400);
    expect(reader.host.calls).toEqual([]);
  });

  it('does not reach a page on loopback under a name of its own (DNS rebinding)', async () => {
    const reader = await workspace();
    expect(await statusFor(reader, 'evil.example')).toBe(421);
    expect(await statusFor(reader, '127.0.0.1.evil.example')).toBe(421);
    expect(await statusFor(reader, 'localhost:3000')).toBe(200);
    expect(await statusFor(reader, '[::1]:3000')).toBe(200);
  });
});

describe('a workspace with a token', () => {
  it('shows nothing but the form, and answers scripts with 401', async () => {
    const reader = await workspace({ WORKSPACE_TOKEN: TOKEN });
    const page = await reader.get('/story/1');
    expect(page.status).toBe(401);
    expect(page.body).toContain('name="next" value="/story/1"');
    const script = { accept: 'application/json' };
    expect((await reader.get('/c/front-page/complete?text=', script)).status).toBe(401);
    expect((await reader.get('/c/front-page/live', { accept: 'text/event-stream' })).status).toBe(401);
    expect((await reader.send('/c/front-page/ask', { text: 'echo' }, script)).status).toBe(401);
    expect(reader.host.calls).toEqual([]);
  });

  it('opens with the token, and the cookie does not hold it', async () => {
    const reader = await workspace({ WORKSPACE_TOKEN: TOKEN });
    const reply = await reader.send('/login', { token: TOKEN, next: '/c/policy?before=1' });
    expect(reply.status).toBe(303);
    expect(reply.headers.get('location')).toBe('/c/policy?before=1');
    const cookie = reply.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toContain(TOKEN);
    const page = await reader.get('/c/policy', { cookie: cookie.split(';')[0] ?? '' });
    expect(page.status).toBe(200);
  });

  it.each(['', 'wrong', `${TOKEN}x`])('stays closed for %j', async (token) => {
    const reader = await workspace({ WORKSPACE_TOKEN: TOKEN });
    const reply = await reader.send('/login', { token, next: '/' });
    expect(reply.status).toBe(401);
    expect(reply.headers.get('set-cookie')).toBeNull();
    expect(words(reply.body)).toContain('That is not the token');
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '///evil.example',
  ])('leads nowhere else after the login: %s', async (next) => {
    const reader = await workspace({ WORKSPACE_TOKEN: TOKEN });
    const { headers } = await reader.send('/login', { token: TOKEN, next });
    const there = new URL(headers.get('location') ?? '', reader.origin);
    expect(there.origin).toBe(reader.origin);
  });

  it('lets nobody guess on and on', async () => {
    const reader = await workspace({ WORKSPACE_TOKEN: TOKEN });
    for (let n = 0; n < 20; n += 1) await reader.send('/login', { token: `guess ${n}` });
    expect((await reader.send('/login', { token: TOKEN })).status).toBe(429);
  });

  it('loads again by itself after a link from another site, which brings no strict cookie', async () => {
    const reader = await workspace({ WORKSPACE_TOKEN: TOKEN });
    const linked = await reader.get('/story/1', { 'sec-fetch-site': 'cross-site' });
    expect(linked.body).toContain('http-equiv="refresh"');
    expect((await reader.get('/story/1', { 'sec-fetch-site': 'same-origin' })).body).not.toContain('refresh');
  });
});

describe('the settings', () => {
  it('refuse a page that is open to the network', () => {
    expect(() => local.create({ HOST: '0.0.0.0' })).toThrow(SettingError);
    expect(() => local.create({ HOST: '0.0.0.0' })).toThrow(/WORKSPACE_TOKEN/);
    expect(() => local.create({ WORKSPACE_TOKEN: 'short' })).toThrow(/12 characters/);
  });

  it('give the address of the page to the doctor', async () => {
    const findings = await local.create({ HOST: '127.0.0.1', PORT: '3456' })?.diagnose?.(createFakeHost());
    expect(findings).toEqual([
      { level: 'ok', what: 'The local workspace is served at http://127.0.0.1:3456/.', mend: '' },
    ]);
    const anyPort = await local
      .create({ HOST: '::', PORT: '0', WORKSPACE_TOKEN: TOKEN })
      ?.diagnose?.(createFakeHost());
    expect(anyPort?.[0]?.what).toContain('a port that the system chooses, behind its token');
  });
});
