import { setTimeout as sleep } from 'node:timers/promises'
import type { CommittedRelation, RelationOperation } from '@matjip/contracts'
import type { Random } from '../random.ts'
import type { Tally } from '../tally.ts'
import { isMissing, targetOf } from '../world/targets.ts'
import type { ApiClient } from './api-client.ts'
import { COMMITTED, isCommitted, QUEUED } from './click-kinds.ts'
import type { ClickKind } from './click-kinds.ts'
import { clickPath } from './click-path.ts'
import { drawClick } from './draw-click.ts'
import type { Click } from './draw-click.ts'
import type { HidingLog } from './hiding-log.ts'
import type { SentLog } from './sent-log.ts'

/** Times that a click is tried again after a 503 or without an answer. */
const RETRIES = 2
/** Milliseconds before the next try: nobody taps a dead button faster. */
const REST_MS = 100
/**
 * Share of blocks and mutes that are about whom the person followed last, which has to end wherever it is on its way; or where
 * the last was a block or mute, take it back, with which nothing may come back.
 */
const REGRET = 0.5

export interface PersonDeps {
  call: ApiClient
  /** Origins of the API's instances: a person's requests hop between them. */
  origins: readonly string[]
  log: SentLog
  hidings: HidingLog
  /** `202`, `200` of a block or mute, `503`, `no answer`, `out of order`, other statuses. */
  answers: Tally
  /** Clicks with all their tries: `accepted`, `given up`. */
  clicks: Tally
  /** Share of the clicks that block or mute. */
  hiding: number
  random: Random
}

/** One actor with one client: it clicks, echoes the largest version that it has seen, and tries again where it was refused. */
export interface Person {
  actorId: number
  /** Does one thing; resolves when it has all its answers. Never rejects. */
  click(): Promise<void>
}

export function createPerson(actorId: number, token: () => Promise<string>, deps: PersonDeps): Person {
  const { call, origins, log, hidings, answers, clicks, hiding, random } = deps
  let seen = 0
  let at = random.int(0, origins.length)
  let last: Click | undefined

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
    if (answer?.status !== (isCommitted(kind) ? 200 : 202)) {
      if (isCommitted(kind)) hidings.unanswered({ kind, actorId, targetId, active })
      // It may have got through all the same: the next click must be newer. Elsewhere, after a moment.
      seen = Math.max(seen, Number(answer?.headers['matjip-version'] ?? 0))
      at += 1
      await sleep(REST_MS)
      return false
    }
    const { version } = JSON.parse(answer.body) as RelationOperation | CommittedRelation
    if (isCommitted(kind)) hidings.answered({ kind, actorId, targetId, active }, version)
    else log.accepted({ kind, actorId, targetId, active, version, location: String(answer.headers.location) })
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

  const draw = (): Click => {
    let click: Click = drawClick<ClickKind>(random, random.chance(hiding) ? COMMITTED : QUEUED, actorId)
    if (isCommitted(click.kind) && last && random.chance(REGRET)) {
      const { kind, targetId, active } = last
      click = { ...click, targetId, ...(isCommitted(kind) && { kind, active: !active }) }
    }
    if (targetOf(click.kind) === 'user' && !isMissing(click.targetId)) last = click
    return click
  }

  return {
    actorId,
    async click() {
      clicks.add((await tap(draw())) ? 'accepted' : 'given up')
    },
  }
}
