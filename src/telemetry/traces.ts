/** Traces for OpenTelemetry: a span for every unit of work, sent to a collector by OTLP over HTTP. */
import { context, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { describe } from '../errors.ts';
import { type StageFields, thrown, type Watcher } from './stages.ts';

/** Traces that are being sent. */
export interface Traces {
  readonly watcher: Watcher;
  /** Sends what is left, then ends; a collector that is away is not waited for. */
  stop(): Promise<void>;
}

/**
 * Starts sending to the collector at `endpoint` (OTLP's own setting OTEL_EXPORTER_OTLP_ENDPOINT: the address without
 * `/v1/traces`). Spans wait in a queue of 2,048; a collector that is away loses them and nothing else.
 */
export function startTraces(endpoint: string, version: string): Traces {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'dateline', 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  // Only the context is registered: a tracer of our own keeps libraries that look for a global one out of it.
  provider.register({ propagator: null });
  const tracer = provider.getTracer('dateline');
  return {
    watcher: spansOf(tracer),
    async stop() {
      await provider.shutdown().catch(() => {});
      context.disable();
      trace.disable();
    },
  };
}

function spansOf(tracer: Tracer): Watcher {
  return ({ stage, fields }, work, doneBy) =>
    tracer.startActiveSpan(stage, { attributes: attributesOf(fields) }, async (span) => {
      try {
        const result = await work();
        const { outcome, items = 0 } = doneBy(result);
        span.setAttributes({ 'dateline.outcome': outcome, 'dateline.items': items });
        if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
        return result;
      } catch (error) {
        const { outcome } = thrown(error);
        span.setAttribute('dateline.outcome', outcome);
        if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR, message: describe(error) });
        throw error;
      } finally {
        span.end();
      }
    });
}

function attributesOf(fields: StageFields): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [[`dateline.${name}`, value]],
    ),
  );
}
