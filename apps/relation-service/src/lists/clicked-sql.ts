import type { PairState } from '@matjip/redis-keys'

/**
 * The clicks of an actor ($1) as rows `clicked (id, active, since)`, for the head of a statement: each as it stands after the newest
 * of click and record. One that is pending has the place that it keeps once recorded.
 * $5 targets, $6 states, $7 versions, $8 op ids: see clickColumns().
 * @param kind number of the relation's kind
 */
export function clickedSql(kind: number): string {
  return `with clicked as (
  select c.target_id as id,
    case when recorded then r.active else c.active end as active,
    case when recorded or r.active then r.since else c.version end as since
  from unnest($5::bigint[], $6::boolean[], $7::bigint[], $8::text[]) c (target_id, active, version, op_id)
  -- "limit 1" keeps this a look-up per click: a general plan would read all of the actor's pairs.
  left join lateral (
    select * from relations where kind = ${kind} and actor_id = $1 and target_id = c.target_id limit 1
  ) r on true
  cross join lateral (select (r.version, r.op_id collate "C") >= (c.version, c.op_id collate "C") as recorded) newest
)`
}

/** Parallel arrays of targets, states, versions and op ids. */
export function clickColumns(clicks: ReadonlyMap<number, PairState>): [number[], boolean[], number[], string[]] {
  const states = [...clicks.values()]
  return [[...clicks.keys()], states.map((s) => s.active), states.map((s) => s.version), states.map((s) => s.opId)]
}
