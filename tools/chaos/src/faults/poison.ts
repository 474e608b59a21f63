import { SendMessageCommand } from '@aws-sdk/client-sqs'
import type { RelationMessage } from '@matjip/contracts'
import type { Random } from '../random.ts'
import { TARGETS } from '../world/targets.ts'
import type { FaultDeps } from './scheduled-faults.ts'

/** Messages that must end in the quarantine, all of them and nothing else. */
export interface PoisonLog {
  /** Bodies as they were sent. */
  readonly bodies: Set<string>
}

/** Actors of operations that Postgres refuses: nobody else clicks as them. */
const FIRST_POISONED_ACTOR = 900_001
/** Older than the 35 days after which an operation is refused by age, in microseconds. */
const TOO_OLD_US = 36 * 24 * 3_600 * 1e6

/** What the op ids of poison that can be read begin with. */
const POISON = 'poison-'
/** Whether a text is about poison. */
export const isPoisoned = (text: string) => text.includes(POISON)

type Brew = (number: number, random: Random) => string

/** One of each way to be poison. Each body is unique, so that the quarantine can be told message by message. */
const brews: readonly Brew[] = [
  (number) => `{"not json, number ${number}`,
  (number) => JSON.stringify({ v: 1, kind: 'like', number }),
  (number, random) => operation(number, random, { version: Date.now() * 1_000 - TOO_OLD_US }),
  // The consumer takes it, Postgres does not: text holds no NUL. It stands in a batch with healthy operations.
  (number, random) => operation(number, random, { actorHandle: `nul\0${number}` }),
]

function operation(number: number, random: Random, over: Partial<RelationMessage>): string {
  const message: RelationMessage = {
    v: 1,
    kind: 'like',
    actorId: FIRST_POISONED_ACTOR + number,
    actorHandle: `poison${number}`,
    actorName: '독',
    targetId: random.pick(TARGETS.post.slice(0, 3)),
    active: true,
    version: Date.now() * 1_000,
    opId: `${POISON}${String(number).padStart(6, '0')}`,
    ...over,
  }
  return JSON.stringify(message)
}

/** Puts a poison message straight into the queue. */
export async function sendPoison({ world, random, poison }: FaultDeps): Promise<void> {
  const body = random.pick(brews)(poison.bodies.size, random)
  poison.bodies.add(body)
  await world.sqs.send(new SendMessageCommand({ QueueUrl: world.queues.relations, MessageBody: body }))
}
