import { ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import { queueDepth } from '@matjip/queue'
import { countPending } from '@matjip/redis-keys'
import type { PoisonLog } from '../faults/poison.ts'
import type { World } from '../world/open-world.ts'
import { findingOf } from './finding.ts'
import type { Finding } from './finding.ts'

/** Seconds that read messages stay away: longer than reading them all takes. */
const READ_S = 600

/** Messages that are not deleted yet. */
export async function messagesIn({ sqs, queues }: Pick<World, 'sqs' | 'queues'>): Promise<number> {
  const { visible, inFlight, delayed } = await queueDepth(sqs, queues.relations)
  return visible + inFlight + delayed
}

/** Messages, and pending entries: those of messages that are in flight, and those that outlived theirs. */
export async function waitingIn(world: World): Promise<number> {
  return (await messagesIn(world)) + (await countPending(world.redis))
}

/** I6: nothing is left on its way, no healthy message was given up, and the quarantine holds the poison and nothing else. */
export async function checkQueues(world: World, poison: PoisonLog): Promise<Finding[]> {
  const left = await waitingIn(world)
  const overlays = await world.redis.keys('rel:*:overlay:*')
  const dead = await bodiesIn(world, world.queues.deadLetters)
  const quarantined = new Set(await bodiesIn(world, world.queues.quarantine))
  const missing = [...poison.bodies].filter((body) => !quarantined.has(body))
  const healthy = [...quarantined].filter((body) => !poison.bodies.has(body))
  return [
    findingOf('messages or pending entries left', left, left === 0 ? [] : [`${left} left`]),
    findingOf('overlays left', overlays.length, overlays),
    findingOf('messages in the dead-letter queue', dead.length, dead),
    findingOf('poison not in quarantine', poison.bodies.size, missing),
    findingOf('healthy messages in quarantine', quarantined.size, healthy),
  ]
}

async function bodiesIn({ sqs }: World, url: string): Promise<string[]> {
  const bodies: string[] = []
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, VisibilityTimeout: READ_S }),
    )
    if (Messages.length === 0) return bodies
    bodies.push(...Messages.map(({ Body }) => Body ?? ''))
  }
}
