/** Who may see the page: headers, host names, cross-site requests, the token. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import type { LocalEnv } from './env.ts';
import { loginPage } from './page/login.ts';

const BODY_LIMIT = 16 * 1024;
const SESSION = 'dateline-session';
const NINETY_DAYS = 90 * 24 * 3600;

/** Puts the guards before every route of the page, and adds the login form where there is a token. */
export function guard(app: Hono, env: LocalEnv): void {
  app.use(headers);
  if (env.loopback && !env.token) app.use(onlyLoopbackNames);
  app.use(csrf());
  app.use(bodyLimit({ maxSize: BODY_LIMIT }));
  if (env.token) askForToken(app, env.token);
}

/** Nothing but the page's own files may run or be fetched, and no other page may frame it. */
const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  // Whether the page is reached by https is for the proxy before it to say.
  strictTransportSecurity: false,
});

const LOOPBACK_NAME = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * A page of another site may point its own host name at 127.0.0.1 (DNS rebinding) and would then be of the same
 * origin as this page; but it cannot change the Host header. With a token its cookie does not come along.
 */
const onlyLoopbackNames: MiddlewareHandler = async (c, next) => {
  if (LOOPBACK_NAME.test(c.req.header('host') ?? '')) return next();
  return c.text(
    'This workspace answers only to localhost; to open it to others set HOST and WORKSPACE_TOKEN.\n',
    421,
  );
};

/** The cookie holds a value derived from the token, so that neither tells the other. */
function sessionOf(token: string): string {
  return createHmac('sha256', token).update('dateline workspace session 1').digest('base64url');
}

/** Compares in a time that does not depend on where the two differ. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function askForToken(app: Hono, token: string): void {
  const session = sessionOf(token);
  const attempts = attemptLimit();
  app.use(async (c, next) => {
    const open = c.req.path === '/login' || c.req.path.startsWith('/assets/');
    if (open || same(getCookie(c, SESSION) ?? '', session)) return next();
    return refuse(c);
  });
  app.get('/login', (c) => c.html(loginPage('/', null, false)));
  app.post('/login', async (c) => {
    const form = await c.req.parseBody();
    const next = ownPath(form.next);
    if (!attempts.allowed()) return c.html(loginPage(next, 'Too many attempts; wait a minute.', false), 429);
    if (typeof form.token !== 'string' || !same(form.token, token)) {
      attempts.failed();
      return c.html(loginPage(next, 'That is not the token of this workspace.', false), 401);
    }
    setCookie(c, SESSION, session, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: NINETY_DAYS,
      secure: c.req.header('x-forwarded-proto') === 'https',
    });
    return c.redirect(next, 303);
  });
}

function refuse(c: Context): Response | Promise<Response> {
  if (!c.req.header('accept')?.includes('text/html')) return c.json({ error: 'Log in first.' }, 401);
  const { pathname, search } = new URL(c.req.url);
  const again = c.req.method === 'GET' && c.req.header('sec-fetch-site') === 'cross-site';
  return c.html(loginPage(c.req.method === 'GET' ? pathname + search : '/', null, again), 401);
}

/** A path of this page, whatever was sent. */
function ownPath(next: unknown): string {
  const base = 'http://workspace.invalid';
  if (typeof next !== 'string' || !URL.canParse(next, base)) return '/';
  const { origin, pathname, search } = new URL(next, base);
  return origin === base ? pathname.replace(/^\/+/, '/') + search : '/';
}

const ATTEMPTS = 20;
const ATTEMPT_WINDOW_MS = 60_000;

/** A token has 12 characters or more: this many guesses a minute lead nowhere. */
function attemptLimit() {
  let failures: number[] = [];
  return {
    allowed() {
      failures = failures.filter((at) => Date.now() - at < ATTEMPT_WINDOW_MS);
      return failures.length < ATTEMPTS;
    },
    failed: () => void failures.push(Date.now()),
  };
}
