import { seedPost, seedUsers } from './seed.ts'
import { openTestApp } from './test-app.ts'

/** Whose account was deleted is `GONE`. */
export const [MINA, JUNHO, SORA, GONE] = [11, 12, 13, 14]
/** Of Mina's. */
export const POST = 700

/** An instance of the service, with people who block and mute each other, and words for what came of it. */
export async function openHidingApp() {
  const app = await openTestApp()
  return {
    ...app,
    /** Nothing is stored any more but the people and the post; what the queue has stays. */
    async begin() {
      await app.pool.query('truncate users, posts, relations, relation_failures, counters cascade')
      await app.redis.flushdb()
      await seedUsers(app.db, [MINA, JUNHO, SORA, GONE], [GONE])
      await seedPost(app.db, POST, MINA)
    },
    /** Rows of a kind of relation, as `actor>target on` or `off`. */
    async rows(kind: number): Promise<string[]> {
      const { rows } = await app.pool.query<{ pair: string; active: boolean }>(
        `select actor_id || '>' || target_id as pair, active from relations where kind = $1 order by 1`,
        [kind],
      )
      return rows.map(({ pair, active }) => `${pair} ${active ? 'on' : 'off'}`)
    },
    /** What somebody is answered. */
    status: async (url: string, as: number) => (await app.call('GET', url, { as })).statusCode,
  }
}

export type HidingApp = Awaited<ReturnType<typeof openHidingApp>>
