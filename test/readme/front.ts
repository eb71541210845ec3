/** A reverse proxy before the bot, under the address that its operator gave it. */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** It runs before the bot does: the bot's own address is known later. */
export interface Front {
  readonly url: string;
  leadTo(address: string): void;
  close(): Promise<void>;
}

/** Starts it on a port of the system's choice. */
export async function startFront(): Promise<Front> {
  let behind = '';
  const server = createServer((incoming, response) => {
    const { method, url = '/', headers } = incoming;
    const onward = request(new URL(url, behind), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (address) => {
      behind = address;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
