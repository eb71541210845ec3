/** What an operator can watch: metrics at `/metrics`, traces where a collector is configured. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { version } from '../paths.ts';
import type { Route } from '../platform/port.ts';
import { createMetrics, type Metrics, type MetricsDeps } from './metrics.ts';
import { watchStages } from './stages.ts';

export interface TelemetryOptions extends MetricsDeps {
  /** The workspace's token: where the page asks for one, metrics ask for it too. */
  readonly token?: string | undefined;
  /** Where traces go; none without. */
  readonly traceEndpoint?: string | undefined;
}

/** Telemetry that is on. */
export interface Telemetry {
  readonly routes: readonly Route[];
  stop(): Promise<void>;
}

/** Begins to watch the stages of this process. */
export async function startTelemetry(options: TelemetryOptions): Promise<Telemetry> {
  const metrics = createMetrics(options);
  const ends = [watchStages(metrics.watcher)];
  const { traceEndpoint } = options;
  // Loaded only where it is wanted: most run without.
  const traces = traceEndpoint
    ? (await import('./traces.ts')).startTraces(traceEndpoint, version)
    : undefined;
  if (traces) ends.push(watchStages(traces.watcher));
  return {
    routes: [
      {
        prefix: '/metrics',
        handle: (request, response) => answer(metrics, options.token, request, response),
      },
    ],
    async stop() {
      for (const end of ends) end();
      await traces?.stop();
    },
  };
}

function answer(
  metrics: Metrics,
  token: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (token !== undefined && !isBearer(request.headers.authorization, token)) {
    const how = 'Send the workspace token: Authorization: Bearer WORKSPACE_TOKEN.\n';
    return void response.writeHead(401, { 'www-authenticate': 'Bearer' }).end(how);
  }
  void metrics.text().then(
    (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
    () => response.writeHead(500).end(),
  );
}

function isBearer(header: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return header !== undefined && timingSafeEqual(digest(header), digest(`Bearer ${token}`));
}
