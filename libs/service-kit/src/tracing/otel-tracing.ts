import { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace'
import { formatTraceparent } from './traceparent.ts'
import type { TracePlace } from './traceparent.ts'
import type { OpenSpan, SpanStart, Tracing } from './tracing.ts'

const KINDS = { server: SpanKind.SERVER, consumer: SpanKind.CONSUMER, internal: SpanKind.INTERNAL }

/**
 * Traces by OpenTelemetry. A caller's own wish to be traced is not followed: strangers would decide what is paid for. Contexts
 * are passed by hand, so there is no global and no hook in every asynchronous step.
 */
export function createOtelTracing(options: { service: string; endpoint: string; ratio: number }): Tracing {
  const { service, endpoint, ratio } = options
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'matjip' }),
    sampler: new TraceIdRatioBasedSampler(ratio),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  })
  const tracer = provider.getTracer('matjip')
  return {
    begin(name, { kind, parent, attributes = {} }: SpanStart): OpenSpan {
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes }, contextOf(parent))
      return {
        traceparent: span.isRecording() ? formatTraceparent(span.spanContext()) : undefined,
        end(more = {}, error) {
          span.setAttributes(more)
          if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) })
          span.end()
        },
      }
    },
    close: () => provider.shutdown(),
  }
}

function contextOf(parent: TracePlace | undefined) {
  if (!parent) return ROOT_CONTEXT
  return trace.setSpanContext(ROOT_CONTEXT, { ...parent, traceFlags: TraceFlags.SAMPLED, isRemote: true })
}
