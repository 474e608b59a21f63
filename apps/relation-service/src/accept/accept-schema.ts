import { ref, RelationOperation } from '@matjip/contracts'
import { Type } from 'typebox'
import { presentOperation } from '../operations/present-operation.ts'

/** Headers of a click. */
export const AcceptHeaders = Type.Object({
  'matjip-version': Type.Optional(
    Type.String({
      // Digits only: a coerced number would let 1e15 through.
      pattern: '^[1-9][0-9]{0,15}$',
      description:
        'Causality token: the largest `version` that this client has seen in answers about relations, a 503’s `Matjip-Version` too. ' +
        'It keeps the order of one person’s clicks when they reach different servers.',
      examples: ['1795403565123000'],
    }),
  ),
  prefer: Type.Optional(
    Type.String({
      description: '`wait=N`: answer when readers see the click, after N seconds (5 at most) at the latest.',
      examples: ['wait=2'],
    }),
  ),
})

/** What the 202 means, for the reader of the document: the same words on every kind. */
export const acceptDescription = `Sets a **state**, it does not toggle: sending the same request again is harmless, so retry freely.

**202** means that the click is durable: it will be in the record once, whichever part of the service fails meanwhile,
unless you or the target are deleted first (then the operation ends \`failed\`). You see your own click at once;
others see it within about a second. \`Location\` names the operation: poll it to follow
\`queued\` → \`applied\` (everybody sees it) → \`persisted\`. With \`Prefer: wait=2\` the answer waits for \`applied\`, bounded, and is still a 202.

**503** means that nothing is promised: try again after \`Retry-After\`. Where it carries \`Matjip-Version\`, the click may have got
through all the same; count that as a version that you have seen.

Keep the largest \`version\` of all answers and send it as \`Matjip-Version\` with the next click: the click that you made last
then wins, whatever server it reaches. An echoed version more than 5 s ahead of the server's clock is refused (\`version-in-future\`).

예: \`PUT /relations/follows/48122390016000\` 은 "미나를 팔로우한 상태"로 만들고, \`DELETE\` 는 그 상태를 없앱니다.`

const operationExample = presentOperation(
  {
    kind: 'follow',
    actorId: 48122390020096,
    targetId: 48122390016000,
    active: true,
    version: Date.UTC(2026, 10, 23, 3, 12, 45, 123) * 1000,
    opId: 'q3hT0w9-Kx2B',
  },
  { status: 'queued' },
  'ko',
)

/** The 202, with its headers. */
export const acceptedResponse = {
  description: 'Accepted and durable. (접수되었으며 유실되지 않습니다.)',
  headers: {
    Location: {
      type: 'string',
      description: 'Where the operation’s status is: `/relations/operations/{operationId}`.',
    },
    'Retry-After': { type: 'integer', description: 'Seconds after which asking for it makes sense.' },
    'Preference-Applied': {
      type: 'string',
      description: 'With `Prefer: wait`: how long the answer was ready to wait.',
    },
  },
  content: { 'application/json': { schema: ref(RelationOperation), example: operationExample } },
}
