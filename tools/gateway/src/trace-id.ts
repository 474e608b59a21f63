import { randomBytes } from 'node:crypto'

/** A fresh trace id in AWS form: version 1, seconds since the epoch in 8 hex digits, 96 random bits. */
function newTraceId(): string {
  const seconds = Math.floor(Date.now() / 1000)
  return `1-${seconds.toString(16).padStart(8, '0')}-${randomBytes(12).toString('hex')}`
}

/**
 * What an ALB makes of `X-Amzn-Trace-Id` ("Request tracing for your Application Load Balancer"): without the header, or
 * without a Root field, it adds a Root; where a Root came along it sets Self. Fields of the application's own stay.
 */
export function traceHeader(received: string | undefined): string {
  const fields = (received ?? '')
    .split(';')
    .map((field) => field.trim())
    .filter((field) => field !== '' && !field.startsWith('Self='))
  const own = fields.some((field) => field.startsWith('Root=')) ? `Self=${newTraceId()}` : `Root=${newTraceId()}`
  return [own, ...fields].join(';')
}
