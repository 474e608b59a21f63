import { Type } from 'typebox'
import type { TracePlace } from './traceparent.ts'

/** Configuration of whoever takes part in traces. */
export const tracingConfig = {
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    Type.String({
      format: 'uri',
      description: 'Collector of traces by OTLP over HTTP: `http://localhost:4318`. Without it nothing is traced.',
    }),
  ),
  TRACE_RATIO: Type.Number({
    minimum: 0,
    maximum: 1,
    default: 0.01,
    description: 'Share of traces that are kept, decided by the trace alone: the same in every process.',
  }),
}

/** Something under way that is shown in a trace. */
export interface OpenSpan {
  /** For those who go on with it elsewhere; undefined where this trace is not kept. */
  readonly traceparent: string | undefined
  /** @param error what went wrong, where something did */
  end(attributes?: Attributes, error?: unknown): void
}

export type Attributes = Record<string, string | number | boolean>

export interface SpanStart {
  kind: 'server' | 'consumer' | 'internal'
  /** Who caused it; without, a trace begins. */
  parent?: TracePlace | undefined
  attributes?: Attributes
}

/** How a process shows in traces what it does. */
export interface Tracing {
  begin(name: string, start: SpanStart): OpenSpan
  /** Sends what is waiting. */
  close(): Promise<void>
}

/**
 * Opens traces where a collector is configured. The libraries are loaded only then: without it a process carries neither their
 * memory nor a hook.
 * @param service name of the process, such as `relation-service/consumer`
 */
export async function openTracing(
  service: string,
  settings: { OTEL_EXPORTER_OTLP_ENDPOINT?: string; TRACE_RATIO: number },
): Promise<Tracing | undefined> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, TRACE_RATIO: ratio } = settings
  if (endpoint === undefined) return undefined
  const { createOtelTracing } = await import('./otel-tracing.ts')
  return createOtelTracing({ service, endpoint, ratio })
}
