import { MAX_FOLLOWED_HASHTAGS, relationKinds } from '@matjip/contracts'
import type { RelationMessage } from '@matjip/contracts'
import type { Client } from './create-actors.ts'

/**
 * One after another for each actor, in the order of their ids: folds of several shards count what one of them adds. Locks of
 * this transaction are taken in the order actors to create, these, hashtags, and then as in FOLD.
 */
const LOCK_ACTORS = `
select pg_advisory_xact_lock(hashtextextended('followed-hashtags', actor_id))
from (select distinct actor_id from unnest($1::bigint[]) as one (actor_id) order by actor_id) actors`

/**
 * Op ids of follows that would be one hashtag too many. Follows of what is followed already are none; of new ones in a batch
 * the earliest come in. A row that is newer makes a follow a late repeat, and what has failed stays so: they begin nothing.
 */
const TOO_MANY = `
with click as (
  select * from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[]) as click (actor_id, target_id, version, op_id)
  where not exists (select from relation_failures f where f.op_id = click.op_id)
), beginning as (
  select actor_id, target_id, row_number() over (partition by actor_id order by min(version), target_id) as place
  from click where not exists (
    select from relations r where r.kind = ${relationKinds.hashtag} and r.actor_id = click.actor_id
      and r.target_id = click.target_id and (r.active or r.version > click.version)
  ) group by actor_id, target_id
), room as (
  select actor_id, ${MAX_FOLLOWED_HASHTAGS} - (
    select count(*) from relations r
    where r.kind = ${relationKinds.hashtag} and r.actor_id = actors.actor_id and r.active
  ) as left_over
  from (select distinct actor_id from beginning) actors
)
select op_id from click join beginning using (actor_id, target_id) join room using (actor_id) where place > left_over`

/** A hashtag whose key another has already is left out: its follow finds no target. */
const CREATE = `
insert into hashtags (name, display)
select distinct name, name from unnest($1::text[]) as named (name)
where not exists (select from hashtags h where hashtag_key(h.name) = hashtag_key(named.name))
order by name
on conflict (name) do nothing`

/**
 * Creates the rows of hashtags that somebody follows before any post has them, up to each actor's cap. Inside the fold's
 * transaction, before it; a batch without hashtags costs nothing.
 * @returns the reason by op id of follows that go over the cap
 */
export async function createHashtags(
  client: Client,
  operations: readonly RelationMessage[],
): Promise<ReadonlyMap<string, string>> {
  const follows = operations.filter(({ kind, active }) => kind === 'hashtag' && active)
  if (follows.length === 0) return new Map()
  await client.query({
    name: 'relations.lock-hashtag-actors',
    text: LOCK_ACTORS,
    values: [follows.map(({ actorId }) => actorId)],
  })
  const { rows } = await client.query<{ op_id: string }>({
    name: 'relations.too-many-hashtags',
    text: TOO_MANY,
    values: [
      follows.map(({ actorId }) => actorId),
      follows.map(({ targetId }) => targetId),
      follows.map(({ version }) => version),
      follows.map(({ opId }) => opId),
    ],
  })
  const refused = new Map(rows.map(({ op_id }) => [op_id, 'too-many-hashtags']))
  const names = follows.flatMap(({ opId, targetName }) => (targetName && !refused.has(opId) ? [targetName] : []))
  if (names.length > 0) await client.query({ name: 'relations.create-hashtags', text: CREATE, values: [names] })
  return refused
}
