import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';

let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

/** Listens, and answers a connection's first message with this error of PostgreSQL's protocol. */
async function refusing(code: string, message: string): Promise<number> {
  server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      const fields = `SFATAL\0VFATAL\0C${code}\0M${message}\0\0`;
      const head = Buffer.alloc(5);
      head.write('E');
      head.writeInt32BE(fields.length + 4, 1);
      socket.end(Buffer.concat([head, Buffer.from(fields)]));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

it.each([
  ['28P01', 'password authentication failed for user "news"', 'correct user and password in DATABASE_URL.'],
  ['3D000', 'database "news" does not exist', 'or correct its name in DATABASE_URL.'],
])('says what to do when the server refuses with %s, and never the password', async (code, said, mending) => {
  const port = await refusing(code, said);
  const failed = await openDatabase(`postgres://news:hunter2@127.0.0.1:${port}/news`).catch(String);
  expect(failed).toContain(`The database 127.0.0.1:${port}/news cannot be used (${said})`);
  expect(failed).toContain(mending);
  expect(failed).not.toContain('hunter2');
});

it('says what to do when nobody listens', async () => {
  const port = await refusing('00000', '');
  await new Promise((resolve) => server?.close(resolve));
  server = undefined;
  const failed = await openDatabase(`postgres://news:hunter2@127.0.0.1:${port}/news`).catch(String);
  expect(failed).toContain('start the server, or correct the address in DATABASE_URL.');
  expect(failed).not.toContain('hunter2');
});
