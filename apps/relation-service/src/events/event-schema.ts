import { Type } from 'typebox'
import type { RelationEvent } from '@matjip/redis-keys'
import { OPENING, eventFrame } from './event-frames.ts'
import { presentEvent, presentNews } from './present-event.ts'

/** Ours have at most 36 characters; one that is none of ours is answered by a fresh start. */
const MAX_ID_LENGTH = 64

export const EventHeaders = Type.Object({
  'last-event-id': Type.Optional(
    Type.String({
      maxLength: MAX_ID_LENGTH,
      description:
        'The `id` of the last event that was received: the stream goes on after it. An EventSource sends it by itself.',
      examples: ['1795403565423-0.5f0c9a1e'],
    }),
  ),
})

export const eventsDescription = `What becomes of the caller's own clicks, and that there are new posts, as [server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html):
no polling of \`GET /relations/operations/{operationId}\` is needed.

| event | data | meaning |
|---|---|---|
| \`applied\` | the operation | everybody sees it; may be left out |
| \`persisted\` | the operation | it is in the record |
| \`failed\` | the operation, with \`error\` | it was void: take the click back on the screen |
| \`feed.new\` | \`{newestPostId, at}\` | new posts are in the caller's home feed: \`GET /feed?since=\` says how many |
| \`resync\` | \`{reason}\`: \`started\` or \`gap\` | what happened before this event may not have been told |
| \`closing\` | \`{reason}\`: \`token-expired\` or \`draining\` | the stream ends: come back with a fresh token, or after \`retry\` |

**Nothing is lost.** Come back with \`Last-Event-ID\` within 15 minutes, to whichever server, and the stream goes on after that event.
Where something might be missing (the first time; after a longer absence, more than some 200 events, or a loss of the cache) there is
one \`resync\` instead: ask for the operations that you still wait for, once. From then on everything is told.

**New posts** are told once a second at most, whatever the number, and best effort: posts of people with very many followers may come
without, and after a \`resync\` ask once. New posts of one's own are not told.

**At least once.** An event may come again, and an \`applied\` after its \`persisted\`: know an event by the operation's \`id\` and \`status\`,
and let a status only move forward.

A comment line comes every 15 seconds. Unknown events are to be passed over. Open the stream with \`fetch\` or a client that can send
\`Authorization\`; a person may have a few streams at once (429 beyond).

예: 삭제된 글을 좋아하면 202를 받은 뒤 \`failed\` 이벤트가 \`target-not-found\` 로 이유를 알려 줍니다.`

const T0 = Date.UTC(2026, 10, 23, 3, 12, 45, 123)
const clicked: RelationEvent['operation'] = {
  kind: 'follow',
  actorId: 48122390020096,
  targetId: 48122390016000,
  active: true,
  version: T0 * 1000,
  opId: 'q3hT0w9-Kx2B',
}
const example = (outcome: RelationEvent['outcome'], afterMs: number) =>
  presentEvent({ operation: clicked, outcome, atMs: T0 + afterMs }, 'ko')

/** One document of each event, as it is in `data`. */
export const eventExamples = {
  applied: example({ status: 'applied' }, 35),
  persisted: example({ status: 'persisted', effect: 'changed' }, 300),
  failed: example({ status: 'failed', code: 'target-not-found' }, 300),
  'feed.new': presentNews({ actorId: clicked.actorId, postId: 48122390020225, atMs: T0 + 900 }),
  resync: { reason: 'started' },
  closing: { reason: 'draining' },
}

const place = (ms: number) => ({ entry: `${T0 + ms}-0`, run: '5f0c9a1e' })

export const eventsResponse = {
  description: 'The stream; it ends when the token expires. (이벤트 스트림)',
  content: {
    'text/event-stream': {
      schema: { type: 'string' },
      example: [
        OPENING,
        eventFrame('resync', place(-400), eventExamples.resync),
        eventFrame('applied', place(35), eventExamples.applied),
        eventFrame('persisted', place(300), eventExamples.persisted),
        eventFrame('feed.new', place(900), eventExamples['feed.new']),
      ].join(''),
    },
  },
}
