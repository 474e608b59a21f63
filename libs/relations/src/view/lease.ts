import { randomUUID } from 'node:crypto'
import type { Epoch } from '@matjip/redis-keys'
import { VIEWER_TTL_S } from '@matjip/redis-keys'
import type { RelationStores } from '../relation-stores.ts'
import { isInSnapshot } from './viewer-entry.ts'

/** Milliseconds for which a process believes cached entries after it has renewed its lease. */
export const LEASE_MS = 3_000
/** Three renewals fit into a lease. */
const RENEW_EVERY_MS = 1_000
/** Milliseconds for which fences are remembered: longer than any entry lives. */
const FENCE_MS = (VIEWER_TTL_S + 60) * 1_000

/** $1 process, $2 epoch. */
const RENEW = {
  name: 'relations.renew-lease',
  text: `
    insert into viewer_leases as l (process, epoch, renewed_at) values ($1, $2, clock_timestamp())
    on conflict (process) do update set epoch = excluded.epoch, renewed_at = excluded.renewed_at`,
}

/** $1 milliseconds, $2 the snapshot up to which fences are known already. */
const FENCES = {
  name: 'relations.viewer-fences',
  text: `
    select pg_current_snapshot()::text as snapshot, (
      select coalesce(json_agg(json_build_array(user_id, xid::text)), '[]') from viewer_fences
      where at > now() - $1 * interval '1 ms' and not pg_visible_in_snapshot(xid, $2::pg_snapshot)
    ) as fences`,
}

/** The snapshot in which nothing is: all fences are asked for. */
const BEFORE_ALL = '1:1:'

/**
 * The right of a process to believe cached entries of viewers. Each second it tells Postgres on which epoch of Redis it is,
 * then hears from Postgres whose hiding has changed; without both it believes nothing. So whoever commits a block knows who
 * could still believe an entry that a lost, promoted or cut off Redis has (see `commitFenced`).
 */
export interface ViewerLease {
  /** Whether an entry of a viewer that was read in a snapshot may be believed. */
  allows(viewerId: number, snapshot: string): boolean
  /** Renews it now. Resolves when it is; never rejects. */
  renew(): Promise<void>
  stop(): void
}

export function holdLease({ pool }: Pick<RelationStores, 'pool'>, epoch: Epoch): ViewerLease {
  const process = randomUUID()
  const fences = new Map<number, { xid: number; until: number }>()
  let known = BEFORE_ALL
  let leased: string | null = null
  let until = 0
  let renewing: Promise<void> | undefined

  async function renew(): Promise<void> {
    const begun = performance.now()
    if (epoch.all() === null) await epoch.ask()
    const all = epoch.all()
    if (all === null) return
    try {
      await pool.query({ ...RENEW, values: [process, all] })
      // After the lease is committed: a fence that is not found here was committed by somebody who has found the lease.
      const { rows } = await pool.query<{ snapshot: string; fences: [number, string][] }>({
        ...FENCES,
        values: [FENCE_MS, known],
      })
      const [row] = rows
      if (!row) return
      for (const [userId, xid] of row.fences) note(userId, Number(xid), begun)
      forgetOld(begun)
      known = row.snapshot
      leased = all
      until = begun + LEASE_MS
    } catch {
      // The lease runs out; the next renewal tries again.
    }
  }

  function note(userId: number, xid: number, now: number): void {
    const newest = Math.max(xid, fences.get(userId)?.xid ?? 0)
    fences.delete(userId)
    fences.set(userId, { xid: newest, until: now + FENCE_MS })
  }

  /** The oldest come first. */
  function forgetOld(now: number): void {
    for (const [userId, fence] of fences) {
      if (fence.until > now) return
      fences.delete(userId)
    }
  }

  const renewOnce = () => (renewing ??= renew().finally(() => (renewing = undefined)))
  const timer = setInterval(() => void renewOnce(), RENEW_EVERY_MS).unref()
  void renewOnce()
  return {
    allows(viewerId, snapshot) {
      if (leased === null || performance.now() > until || epoch.all() !== leased) return false
      const fence = fences.get(viewerId)
      return fence === undefined || isInSnapshot(fence.xid, snapshot)
    },
    renew: renewOnce,
    stop: () => clearInterval(timer),
  }
}
