import { setTimeout as sleep } from 'node:timers/promises'
import type { RelationOperation } from '@matjip/contracts'
import type { Random } from '../random.ts'
import type { Tally } from '../tally.ts'
import type { ApiClient } from './api-client.ts'
import { clickPath } from './click-path.ts'
import { drawClick } from './draw-click.ts'
import type { Click } from './draw-click.ts'
import type { SentLog } from './sent-log.ts'

/** Times that a click is tried again after a 503 or without an answer. */
const RETRIES = 2
/** Milliseconds before the next try: nobody taps a dead button faster. */
const REST_MS = 100

export interface PersonDeps {
  call: ApiClient
  /** Origins of the API's instances: a person's requests hop between them. */
  origins: readonly string[]
  log: SentLog
  /** `202`, `503`, `no answer`, `out of order`, other statuses. */
  answers: Tally
  /** Clicks with all their tries: `accepted`, `given up`. */
  clicks: Tally
  random: Random
}

/** One actor with one client: it clicks, echoes the largest version that it has seen, and tries again where it was refused. */
export interface Person {
  actorId: number
  /** Does one thing; resolves when it has all its answers. Never rejects. */
  click(): Promise<void>
}

export function createPerson(actorId: number, token: () => Promise<string>, deps: PersonDeps): Person {
  const { call, origins, log, answers, clicks, random } = deps
  let seen = 0
  let at = random.int(0, origins.length)

  /** @returns whether it was accepted */
  const send = async (click: Click, inOrder: boolean): Promise<boolean> => {
    const { kind, targetId, active } = click
    const echo = seen
    const url = `${origins[at % origins.length]}${clickPath(click)}`
    at += random.int(0, 1)
    const headers = {
      authorization: `Bearer ${await token()}`,
      ...(echo > 0 && { 'matjip-version': String(echo) }),
    }
    const answer = await call(active ? 'PUT' : 'DELETE', url, headers).catch(() => undefined)
    answers.add(String(answer?.status ?? 'no answer'))
    if (answer?.status !== 202) {
      // It may have got through all the same: the next click must be newer. Elsewhere, after a moment.
      seen = Math.max(seen, Number(answer?.headers['matjip-version'] ?? 0))
      at += 1
      await sleep(REST_MS)
      return false
    }
    const { version } = JSON.parse(answer.body) as RelationOperation
    log.accepted({ kind, actorId, targetId, active, version, location: String(answer.headers.location) })
    // I8: what is clicked later is newer, whichever instance took it.
    if (inOrder && version <= echo) answers.add('out of order')
    seen = Math.max(seen, version)
    return true
  }

  /** @returns whether any of it was accepted in the end */
  const tap = async (click: Click): Promise<boolean> => {
    const { active, twice, opposite } = click
    if (twice || opposite) {
      const other = { ...click, active: twice ? active : !active }
      return (await Promise.all([send(click, false), send(other, false)])).includes(true)
    }
    for (let time = 0; time <= RETRIES; time += 1) if (await send(click, true)) return true
    return false
  }

  return {
    actorId,
    async click() {
      clicks.add((await tap(drawClick(random))) ? 'accepted' : 'given up')
    },
  }
}
