import type { RelationMessage } from '@matjip/contracts'
import type { PoolClient } from 'pg'

export type Client = PoolClient

/** Any number that nobody else locks. Batches that create users do so one after another: their handles may collide. */
const CREATE_LOCK = 4_811_239_002

const MISSING = `
select distinct on (met.id) met.id, met.handle, met.name
from unnest($1::bigint[], $2::text[], $3::text[]) as met (id, handle, name)
where not exists (select from users u where u.id = met.id)
order by met.id`

/** As ensureUser() of @matjip/db-schema: a handle that somebody else has gets the user id appended. */
const CREATE = `
insert into users (id, handle, display_name)
select met.id,
  case when exists (select from users u where u.handle = met.handle)
      or row_number() over (partition by met.handle order by met.id) > 1
    then met.handle || '_' || met.id || $4 else met.handle end,
  met.name
from unnest($1::bigint[], $2::text[], $3::text[]) as met (id, handle, name)
where not exists (select from users u where u.id = met.id)
order by met.id
on conflict do nothing`

interface Met {
  id: number
  handle: string
  name: string
}

/** Whether a name holds what Postgres cannot: it is shown to Postgres, which refuses it, also where the actor has a row. */
export function mustBeMet({ actorHandle, actorName }: RelationMessage): boolean {
  return actorHandle.includes('\0') || actorName.includes('\0')
}

/** Creates the rows of actors whom no service has met yet, so that no click is lost for it. Inside the fold's transaction, before it. */
export async function createActors(client: Client, operations: readonly RelationMessage[]): Promise<void> {
  const actors = operations.map(({ actorId, actorHandle, actorName }) => ({
    id: actorId,
    handle: actorHandle,
    name: actorName,
  }))
  let missing = await missingOf(client, actors)
  if (missing.length === 0) return
  await client.query('select pg_advisory_xact_lock($1)', [CREATE_LOCK])
  await client.query(CREATE, [...columns(missing), ''])
  missing = await missingOf(client, missing)
  // Even the handle with the id was taken: any name will do, so that nobody can hold up a batch by choosing theirs.
  if (missing.length > 0) await client.query(CREATE, [...columns(missing), `_${crypto.randomUUID().slice(0, 8)}`])
}

async function missingOf(client: Client, actors: readonly Met[]): Promise<Met[]> {
  const { rows } = await client.query<Met>({ name: 'relations.missing', text: MISSING, values: columns(actors) })
  return rows
}

function columns(actors: readonly Met[]): [number[], string[], string[]] {
  return [actors.map(({ id }) => id), actors.map(({ handle }) => handle), actors.map(({ name }) => name)]
}
