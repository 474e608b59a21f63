import type { Database } from '@matjip/db-schema'

/** An accepted follow of a person or a hashtag, as the record will have it. */
export interface LoggedClick {
  /** `relationKinds`. */
  kind: number
  actorId: number
  targetId: number
  version: number
}

interface Logged extends LoggedClick {
  ackedAt: number
  isLost: boolean
}

/**
 * Clicks that readers see through Redis until Postgres has them. What Redis loses in between is seen again when the queue
 * has delivered it once more: until the next rest nobody can say when.
 */
export interface ClickLog {
  /**
   * @param begunAt when it was sent (ms): a loss between that and its answer may have taken it
   * @returns from when on its actor must see it, asked at each look
   */
  accepted(click: LoggedClick, begunAt: number): () => number | undefined
  /** Whether Redis may have been away at some moment since then: what was told to it may have been told to nobody. */
  mayBeLost(begunAt: number): boolean
  /** Right before Redis loses something: what Postgres does not have now may be invisible for a while. */
  beginLoss(): Promise<void>
  /** Every process of the product has its connection again: clicks that are begun from now on are known to Redis. */
  endLoss(): void
  /** Everything has come to rest: what was lost is back. */
  rest(): void
}

/** Which of these clicks the record has. */
const PERSISTED = `
  select asked.kind, asked.actor_id as "actorId", asked.target_id as "targetId", asked.version
  from unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::bigint[]) as asked (kind, actor_id, target_id, version)
  join relations using (kind, actor_id, target_id)
  where relations.version >= asked.version`

export function createClickLog(pool: Database['pool']): ClickLog {
  let waiting: Logged[] = []
  let isLosing = 0
  let lostUntil = -Infinity
  // With its version: that the record has an older click on the pair says nothing about this one.
  const nameOf = ({ kind, actorId, targetId, version }: LoggedClick) => `${kind} ${actorId} ${targetId} ${version}`
  const mayBeLost = (begunAt: number) => isLosing > 0 || begunAt < lostUntil
  return {
    mayBeLost,
    accepted(click, begunAt) {
      const isLost = mayBeLost(begunAt)
      const logged: Logged = { ...click, ackedAt: performance.now(), isLost }
      waiting.push(logged)
      return () => (logged.isLost ? undefined : logged.ackedAt)
    },
    async beginLoss() {
      isLosing += 1
      const asked = [...waiting]
      // First all of them: a read that begins while Postgres is asked must not demand what is about to go.
      for (const click of asked) click.isLost = true
      const { rows } = await pool.query<LoggedClick>(PERSISTED, [
        asked.map(({ kind }) => kind),
        asked.map(({ actorId }) => actorId),
        asked.map(({ targetId }) => targetId),
        asked.map(({ version }) => version),
      ])
      const persisted = new Set(rows.map(nameOf))
      for (const click of asked) if (persisted.has(nameOf(click))) click.isLost = false
    },
    endLoss() {
      isLosing -= 1
      lostUntil = performance.now()
    },
    rest() {
      waiting = []
    },
  }
}
