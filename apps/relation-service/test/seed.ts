import { relationKinds } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import { posts, relations, users } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'

type Db = Database['db']

/** Puts users into the record: `user7` with id 7 and so on. */
export async function seedUsers(db: Db, ids: readonly number[], deleted: readonly number[] = []): Promise<void> {
  const deletedAt = (id: number) => (deleted.includes(id) ? new Date() : null)
  await db
    .insert(users)
    .values(ids.map((id) => ({ id, handle: `user${id}`, displayName: `사용자 ${id}`, deletedAt: deletedAt(id) })))
}

/** Puts a post into the record. */
export async function seedPost(db: Db, id: number, authorId: number): Promise<void> {
  await db.insert(posts).values({ id, authorId, text: '성수 국밥 #국밥', hashtags: ['국밥'] })
}

/** Puts a row of a pair into the record, as a fold would have. */
export async function seedRelation(
  db: Db,
  kind: RelationKind,
  actorId: number,
  targetId: number,
  row: { since?: number; active?: boolean; version?: number; opId?: string } = {},
): Promise<void> {
  const { since = 1, active = true, version = since, opId = 'aaaaaaaaaaaa' } = row
  await db.insert(relations).values({ kind: relationKinds[kind], actorId, targetId, active, version, opId, since })
}
