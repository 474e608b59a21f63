import { userIdOf } from '@matjip/contracts/user-id'
import type pg from 'pg'

/** Vouches for people: from them on trust spreads, and with it what trends (libs/trends). */
export async function vouchFor(client: pg.ClientBase, people: readonly { handle: string }[]): Promise<void> {
  await client.query(
    `insert into author_trust (user_id, is_vouched_for) select id, true from unnest($1::bigint[]) as id
     on conflict (user_id) do update set is_vouched_for = true`,
    [people.map(({ handle }) => userIdOf(handle))],
  )
}
