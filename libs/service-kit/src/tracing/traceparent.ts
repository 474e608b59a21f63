/** W3C Trace Context: version, trace, span, flags. Other versions may say more; what they say here is the same. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(-|$)/
/** What a load balancer of AWS sends: `Root=1-` time, `-` random; both together are a trace's 32 digits. */
const AMAZON_ROOT = /(?:^|;)\s*Root=1-([0-9a-f]{8})-([0-9a-f]{24})/

/** A place in a trace: whose child something is. */
export interface TracePlace {
  traceId: string
  spanId: string
}

/** @returns undefined where the text is none */
export function parseTraceparent(text: string | undefined): TracePlace | undefined {
  const [, traceId, spanId] = TRACEPARENT.exec(text ?? '') ?? []
  return traceId && spanId ? { traceId, spanId } : undefined
}

/** As it travels in headers and message attributes. What is written is traced: nobody carries the place of what is not. */
export function formatTraceparent({ traceId, spanId }: TracePlace): string {
  return `00-${traceId}-${spanId}-01`
}

/**
 * Whose child a request is: of its caller, who sent `traceparent`; else of the balancer, whose id has a trace and no span, so
 * that the first half of the trace stands for it.
 */
export function placeOfRequest(headers: Readonly<Record<string, unknown>>): TracePlace | undefined {
  const given = headers['traceparent']
  const place = parseTraceparent(typeof given === 'string' ? given : undefined)
  if (place) return place
  const amazon = headers['x-amzn-trace-id']
  const [, time, random] = AMAZON_ROOT.exec(typeof amazon === 'string' ? amazon : '') ?? []
  return time && random ? { traceId: time + random, spanId: random.slice(-16) } : undefined
}
