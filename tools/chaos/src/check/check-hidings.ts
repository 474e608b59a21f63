import { committedKinds, relationKinds } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import { COMMITTED } from '../load/click-kinds.ts'
import { hidingName } from '../load/hiding-log.ts'
import type { HidingLog, KnownHiding } from '../load/hiding-log.ts'
import { SKEWS_MS } from '../world/product.ts'
import { hasOneClient } from '../world/targets.ts'
import { findingOf } from './finding.ts'
import type { Finding } from './finding.ts'
import { followsBetween } from './follows-between.ts'

/**
 * Microseconds by which the version of what another client clicked later may be lower, for the clocks of two instances. The
 * end of a follow that is older than a block by more than that is newer than the follow, whichever instances took the three.
 */
const APART_US = (Math.max(...SKEWS_MS) - Math.min(...SKEWS_MS)) * 1_000

export interface HidingCheck {
  findings: Finding[]
  /** Follows that a block met which stands. */
  met: number
}

interface Row {
  kind: number
  actorId: number
  targetId: number
  active: boolean
  version: number
}

/**
 * Blocks and mutes are in the record as they were last answered, or as one without an answer that was committed later; where
 * a block stands there is no follow between the two, and where one was taken back no follow from before it has come back.
 */
export async function checkHidings(pool: Database['pool'], log: HidingLog): Promise<HidingCheck> {
  const { block, mute } = committedKinds
  const { rows } = await pool.query<Row>(
    `select kind, actor_id as "actorId", target_id as "targetId", active, version from relations
     where kind in (${block}, ${mute}) or (kind = ${relationKinds.follow} and active)`,
  )
  const hidings = new Map(
    COMMITTED.flatMap((kind) =>
      rows.filter((row) => row.kind === committedKinds[kind]).map((row) => [hidingName({ ...row, kind }), row]),
    ),
  )
  const follows = rows.filter(({ kind }) => kind === relationKinds.follow)
  const met = await followsBetween(pool)
  const pair = ({ actorId, targetId }: { actorId: number; targetId: number }) => `${actorId} follows ${targetId}`
  const wrong = [...new Set([...log.known.keys(), ...hidings.keys()])].flatMap((name) => {
    const fault = faultOf(log.known.get(name), hidings.get(name))
    return fault === undefined ? [] : [`${name}: ${fault}`]
  })
  const back = follows.filter(
    ({ actorId, targetId, version }) =>
      // One client's own clicks are in order, whatever the clocks say.
      log.lastBlock(actorId, targetId) - version > (hasOneClient(actorId) ? 0 : APART_US) ||
      log.lastBlock(targetId, actorId) - version > APART_US,
  )
  const findings = [
    findingOf('blocks and mutes lost or wrong', log.known.size, wrong),
    findingOf('follows left where a block stands', met.length, met.filter(({ isLeft }) => isLeft).map(pair)),
    findingOf('follows back from before a block', follows.length, back.map(pair)),
  ]
  return { findings, met: met.length }
}

/** Versions grow with each commit of a pair: above that of the newest answer, something without an answer was committed. */
function faultOf(known: KnownHiding | undefined, row: Row | undefined): string | undefined {
  const { newest, unanswered = new Set() } = known ?? {}
  if (!row) return newest && `answered ${stampOf(newest)}, and there is no row`
  if (newest && row.version < newest.version) return `answered ${stampOf(newest)}, the row is ${stampOf(row)}`
  const isRight = row.version === newest?.version ? row.active === newest.active : unanswered.has(row.active)
  return isRight ? undefined : `the row is ${stampOf(row)}, which nobody asked for`
}

const stampOf = ({ version, active }: { version: number; active: boolean }) => `${version} ${active ? 'on' : 'off'}`
