import { PostEvents } from '@matjip/contracts'
import { Compile } from 'typebox/compile'

const postEvents = Compile(PostEvents)

export type Parsed = { events: PostEvents } | { reason: string; detail: string }

/** Reads a message's body; what cannot be events is poison, with a reason. */
export function parseEvents(body: string): Parsed {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch (error) {
    return { reason: 'not-json', detail: error instanceof Error ? error.message : String(error) }
  }
  if (postEvents.Check(value)) return { events: value }
  const [fault] = postEvents.Errors(value)
  return { reason: 'not-events', detail: `${fault?.instancePath ?? ''} ${fault?.message ?? ''}`.trim() }
}
