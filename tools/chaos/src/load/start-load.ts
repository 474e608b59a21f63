import { setTimeout as sleep } from 'node:timers/promises'
import { CLIENTS } from '../world/targets.ts'
import type { Product } from '../world/product.ts'
import type { Random } from '../random.ts'
import { createTally } from '../tally.ts'
import type { Tally } from '../tally.ts'
import { createApiClient } from './api-client.ts'
import type { HidingLog } from './hiding-log.ts'
import { createPerson } from './person.ts'
import type { Person } from './person.ts'
import type { SentLog } from './sent-log.ts'

/** People who click at once: at 250 requests a second each waits a moment between two clicks. */
const AT_ONCE = 100
/** Clicks of one visit; then somebody else's turn comes. */
const VISIT = 12

export interface Load {
  answers: Tally
  /** Clicks with all their tries: `accepted`, `given up`. */
  clicks: Tally
  /** Stops clicking; resolves when the last answer has come. */
  stop(): Promise<void>
}

/**
 * Clicks until it is stopped, at about `rate` clicks a second; slower where the answers are.
 * `hiding` is the share of the clicks that block or mute
 */
export function startLoad(
  product: Product,
  { log, hidings }: { log: SentLog; hidings: HidingLog },
  random: Random,
  { rate, hiding }: { rate: number; hiding: number },
): Load {
  const { call, close } = createApiClient()
  const answers = createTally()
  const clicks = createTally()
  const origins = product.apis.map(({ origin }) => origin)
  const tokens = new Map<number, Promise<string>>()
  const tokenOf = (userId: number) => {
    const token = tokens.get(userId) ?? product.issuer.tokenFor({ userId, expiresIn: '1d' })
    tokens.set(userId, token)
    return token
  }
  const idle: Person[] = CLIENTS.map((actorId, client) =>
    createPerson(actorId, () => tokenOf(actorId), {
      call,
      origins,
      log,
      hidings,
      answers,
      clicks,
      hiding,
      random: random.fork(`client ${client}`),
    }),
  )
  let isStopping = false
  let next = performance.now()
  /** The time of the next click: one clock for all, so that the rate is that of all together. */
  const turn = async () => {
    next = Math.max(next + 1_000 / rate, performance.now())
    await sleep(Math.max(0, next - performance.now()))
  }

  const visit = async () => {
    while (!isStopping) {
      // Who clicks is away from the list: one person has one client.
      const [person] = idle.splice(random.int(0, idle.length - 1), 1)
      if (!person) return
      for (let click = 0; click < VISIT && !isStopping; click += 1) {
        await turn()
        await person.click()
      }
      idle.push(person)
    }
  }
  const running = Promise.all(Array.from({ length: AT_ONCE }, visit))
  return {
    answers,
    clicks,
    async stop() {
      isStopping = true
      await running
      close()
    },
  }
}
