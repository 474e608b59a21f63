import { MAX_OPERATION_AGE_DAYS, RelationMessage } from '@matjip/contracts'
import { Compile } from 'typebox/compile'

const relationMessage = Compile(RelationMessage)

const MAX_AGE_MS = MAX_OPERATION_AGE_DAYS * 24 * 3600 * 1000

export type Parsed = { operation: RelationMessage } | { reason: string; detail: string }

/** Reads a message's body; what cannot be a relation is poison, with a reason. Fields that are not known are let through: senders may be newer. */
export function parseMessage(body: string, nowMs: number): Parsed {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch (error) {
    return { reason: 'not-json', detail: error instanceof Error ? error.message : String(error) }
  }
  if (!relationMessage.Check(value)) {
    const [fault] = relationMessage.Errors(value)
    return { reason: 'not-a-relation', detail: `${fault?.instancePath ?? ''} ${fault?.message ?? ''}`.trim() }
  }
  if (value.version / 1000 < nowMs - MAX_AGE_MS) return { reason: 'too-old', detail: `version ${value.version}` }
  return { operation: value }
}
