import { MAX_OPERATION_AGE_DAYS, PostEvents, RelationMessage } from '@matjip/contracts'
import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import * as fc from 'fast-check'
import type { TSchema } from 'typebox'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { AttackedStack } from '../world/open-stack.ts'
import { absentId, recentMs } from './drawn-values.ts'
import type { Effects } from './effects.ts'
import { postEffects } from './post-effects.ts'
import type { Audience } from './post-effects.ts'
import { eventsOf } from './post-events.ts'
import { relationEffects } from './relation-effects.ts'
import type { Known } from './schema-values.ts'
import { STRANGE_VALUES } from './strange-values.ts'

/** A queue of the product, what is right for it, and where what is wrong goes. */
export interface QueueTarget {
  name: string
  /** Variables that hold its address and that of what was set aside. */
  queue: string
  aside: string
  bodies: fc.Arbitrary<string>
  /** Whether a body is what its consumer can handle. */
  isRight: (body: string) => boolean
  /** Looks for what right ones have done. Without it they are about what nobody has. */
  effects?: (stack: Pick<AttackedStack, 'pool' | 'redis'>, bodies: readonly string[]) => Promise<Effects>
}

const click = fc.record({
  v: fc.constant(1),
  actorId: absentId,
  actorHandle: fc.stringMatching(/^fuzz_[a-z0-9]{8}$/),
  actorName: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }).map((name) => `국${name}`.toWellFormed()),
  active: fc.boolean(),
  version: recentMs.map((ms) => ms * 1_000),
  opId: fc.stringMatching(/^[A-Za-z0-9_-]{16}$/),
})
const HASHTAG = '국밥'
/** What a click of each kind is about, by the name of the field that holds ids of such things. */
const TARGETS = {
  follow: 'userId',
  like: 'postId',
  savePost: 'postId',
  saveRestaurant: 'restaurantId',
  hashtag: 'hashtag',
} as const

/** Clicks on things that are there, which must leave a row, and on others, which must leave the reason why not. */
function clicksOn(known: Known) {
  const ofKind = ([kind, field]: [string, string]) => {
    const real =
      kind === 'hashtag'
        ? [{ targetId: hashtagKeyOf(HASHTAG), targetName: HASHTAG }]
        : known(field).map((text) => ({ targetId: Number(text) }))
    const missing = absentId.map((targetId) => ({ targetId }))
    const target = real.length === 0 ? missing : fc.oneof(missing, fc.constantFrom(...real))
    return fc.tuple(click, target).map(([some, about]) => ({ ...some, kind, ...about }))
  }
  return fc.oneof(...Object.entries(TARGETS).map(ofKind))
}

const upload = fc.record({ v: fc.constant(1), uploadId: absentId })
/** As upload-presigner's worker reads it: the message is its own and in no contract. */
const DeriveMessage = Type.Object({
  v: Type.Literal(1),
  uploadId: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
})

const matches = (schema: TSchema) => (body: string) => {
  try {
    return Value.Check(schema, JSON.parse(body))
  } catch {
    return false
  }
}

const isRelation = matches(RelationMessage)
const oldest = () => Date.now() - MAX_OPERATION_AGE_DAYS * 24 * 3_600 * 1_000

/** JSON, spoilt in one field or cut off. SQS itself refuses characters that XML has not: they are written as escapes. */
function spoilt(messages: fc.Arbitrary<object>): fc.Arbitrary<string> {
  const value = fc.constantFrom(...STRANGE_VALUES)
  const changed = fc.tuple(messages, fc.nat(10), value).map(([message, index, strange]) => {
    const names = Object.keys(message)
    return JSON.stringify({ ...message, [names[index % names.length] ?? 'v']: strange })
  })
  const cut = fc
    .tuple(messages, fc.nat(100))
    .map(([message, length]) => JSON.stringify(message).slice(0, length) || ' ')
  return fc
    .oneof(
      messages.map((message) => JSON.stringify(message)),
      changed,
      cut,
      fc.json({ maxDepth: 2 }),
    )
    .map(escaped)
}

function escaped(body: string): string {
  return body.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** The queues. @param known ids that exist, by the name of a field */
export const queueTargets = (known: Known, audience: Audience): readonly QueueTarget[] => [
  {
    name: 'relations',
    queue: 'RELATIONS_QUEUE_URL',
    aside: 'RELATIONS_QUARANTINE_QUEUE_URL',
    bodies: spoilt(clicksOn(known)),
    effects: ({ pool }, bodies) => relationEffects(pool, bodies),
    // One that is older than a click may be is set aside, however well it reads.
    isRight: (body) => isRelation(body) && (JSON.parse(body) as RelationMessage).version / 1_000 > oldest(),
  },
  {
    name: 'post-events',
    queue: 'POST_EVENTS_QUEUE_URL',
    aside: 'POST_EVENTS_DLQ_URL',
    bodies: spoilt(eventsOf(audience.postIds)),
    effects: ({ redis }, bodies) => postEffects(redis, audience, bodies),
    isRight: matches(PostEvents),
  },
  {
    name: 'derivatives',
    queue: 'DERIVATIVES_QUEUE_URL',
    aside: 'DERIVATIVES_DLQ_URL',
    bodies: spoilt(upload),
    isRight: matches(DeriveMessage),
  },
]
