import { committedKinds } from '@matjip/contracts'

/*
 * Who is hidden from whom, as conditions for the statements of every reader: rows of Postgres alone decide, by primary key,
 * so that a block works on the next read and no loss of a cache unhides anybody. Without a viewer (null) nobody is hidden.
 * Arguments are SQL expressions: a parameter, a column.
 */

/**
 * One look-up by primary key, whatever the statistics say: `active` is a result and no condition, and there is no `exists` to
 * make a join of. With either, Postgres may walk all blocks of one side instead, and there are 10^5 of somebody whom many block.
 */
const active = (kind: number, actor: string, target: string) =>
  `coalesce((select hiding.active from relations hiding
    where hiding.kind = ${kind} and hiding.actor_id = ${actor} and hiding.target_id = ${target}), false)`

/** `actor` has blocked `target`. */
export const blocksSql = (actor: string, target: string) => active(committedKinds.block, actor, target)

/** `actor` has muted `target`: gathered feeds leave the target out. */
export const mutesSql = (actor: string, target: string) => active(committedKinds.mute, actor, target)

/** Neither has blocked the other: each may see what the other writes. */
export const notBlockedSql = (one: string, other: string) =>
  `not ${blocksSql(one, other)} and not ${blocksSql(other, one)}`
