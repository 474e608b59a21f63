import { setTimeout as sleep } from 'node:timers/promises'
import type { RelationOperation } from '@matjip/contracts'
import type { Product } from '../world/product.ts'
import { ACTORS } from '../world/targets.ts'
import type { Random } from '../random.ts'
import { createApiClient } from './api-client.ts'
import { QUEUED } from './click-kinds.ts'
import { clickPath } from './click-path.ts'
import { drawClick } from './draw-click.ts'
import type { SentLog } from './sent-log.ts'

export interface Latencies {
  clicks: number
  accepted: number
  /** Milliseconds until the answer. */
  p50: number
  p99: number
  max: number
}

/**
 * An open load of what is queued: clicks come at their times whether the answers do or not. Each is another person's.
 */
export async function createSteadyLoad(product: Product, log: SentLog, random: Random, rate: number) {
  const { call } = createApiClient()
  const origin = product.apis[0]?.origin ?? ''
  const tokens = await Promise.all(ACTORS.map((userId) => product.issuer.tokenFor({ userId })))
  let turn = 0

  const click = async (times: number[]): Promise<boolean> => {
    const index = turn++ % ACTORS.length
    const actorId = ACTORS[index] ?? 0
    const drawn = drawClick(random, QUEUED, actorId)
    const { kind, targetId, active } = drawn
    const began = performance.now()
    const answer = await call(active ? 'PUT' : 'DELETE', `${origin}${clickPath(drawn)}`, {
      authorization: `Bearer ${tokens[index]}`,
    }).catch(() => undefined)
    times.push(performance.now() - began)
    if (answer?.status !== 202) return false
    const { version } = JSON.parse(answer.body) as RelationOperation
    log.accepted({ kind, actorId, targetId, active, version, location: '' })
    return true
  }

  return {
    /** Clicks for `ms` and waits for all answers. */
    async run(ms: number): Promise<Latencies> {
      const times: number[] = []
      const answers: Promise<boolean>[] = []
      const began = performance.now()
      for (let sent = 0; (sent * 1_000) / rate < ms; sent += 1) {
        await sleep(Math.max(0, began + (sent * 1_000) / rate - performance.now()))
        answers.push(click(times))
      }
      const accepted = (await Promise.all(answers)).filter(Boolean).length
      times.sort((a, b) => a - b)
      const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
      return { clicks: times.length, accepted, p50: at(0.5), p99: at(0.99), max: at(1) }
    },
  }
}
