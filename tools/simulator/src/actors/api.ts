import type { RelationMessage } from '@matjip/contracts'
import { createSender } from '@matjip/queue'
import { acceptClick, createVersionClock, writeIntent } from '@matjip/relations'
import type { AcceptPorts, UnstampedClick } from '@matjip/relations'
import { RELATIONS } from '../queue/memory-sqs.ts'
import { redisOf, sqsOf } from '../world/stores.ts'
import type { Random } from '../world/random.ts'
import type { Simulation } from '../world/simulation.ts'
import { sleep } from '../world/world.ts'
import type { Life } from '../world/world.ts'

/** What a client gets: the accepted operation, a refusal with what may have got through all the same, or no answer at all. */
export type Answer =
  | { outcome: 'accepted'; operation: RelationMessage; intent: boolean }
  | { outcome: 'refused'; unconfirmed?: RelationMessage }
  | { outcome: 'unknown' }

export interface Api {
  /** What its clock is off, in milliseconds. */
  skewMs: number
  accept(click: UnstampedClick, echoed: number | null): Promise<Answer>
}

const ID_LENGTH = 12
const ID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'

/** An instance of relation-service's API: the production's clock, sender and accept. */
export function startApi(simulation: Simulation, life: Life, skewMs: number): Api {
  const { world, stores, ablation } = simulation
  const redis = redisOf(world, stores, life)
  const clock = {
    after(ms: number, run: () => void) {
      let off = false
      void sleep(world, life, ms).then(() => off || run())
      return () => {
        off = true
      }
    },
    // Nothing aborts a send here: a request that takes too long is a reply that is lost.
    deadline: () => ({ signal: new AbortController().signal, met() {} }),
  }
  const send = createSender(sqsOf(world, stores, life), RELATIONS, { clock })
  const api: Api = {
    skewMs,
    async accept(click, echoed) {
      let intent = false
      let unconfirmed: RelationMessage | undefined
      const ports: AcceptPorts = {
        stamp,
        createOpId: () => createOpId(world.random),
        send: (message) => {
          unconfirmed = message
          return send(JSON.stringify(message))
        },
        writeIntent: (message) => writeIntent(redis, message),
        onIntentLost: () => {},
      }
      try {
        const used = ablation?.accept?.(ports, () => world.timeline.now() + api.skewMs) ?? ports
        const noted = async (message: RelationMessage) => {
          intent = (await used.writeIntent(message)) !== false
        }
        const operation = await acceptClick({ ...used, writeIntent: noted }, click, echoed)
        return { outcome: 'accepted', operation, intent }
      } catch {
        return { outcome: 'refused', ...(unconfirmed ? { unconfirmed } : {}) }
      }
    },
  }
  const stamp = createVersionClock(() => world.timeline.now() + api.skewMs)
  return api
}

function createOpId({ int }: Random): string {
  let id = ''
  while (id.length < ID_LENGTH) id += ID_LETTERS[int(0, ID_LETTERS.length - 1)]
  return id
}
