import type { MessageAttributes } from './sender.ts'

/** Name of the attribute in which a message carries its sender's place in a trace, as W3C writes it. */
export const TRACEPARENT = 'traceparent'

/** Attributes of a message that is sent in the course of something traced; none where it is not. */
export function tracedBy(traceparent: string | undefined): MessageAttributes | undefined {
  return traceparent === undefined ? undefined : { [TRACEPARENT]: { DataType: 'String', StringValue: traceparent } }
}
