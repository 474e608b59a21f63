import { userIdOf } from '@matjip/contracts/user-id'
import { drawPhoto, uploadPhoto } from '@matjip/e2e'
import { writePost } from '../authz/things.ts'
import type { AttackedStack } from '../world/open-stack.ts'
import { meet } from '../world/people.ts'
import type { Known } from './schema-values.ts'

/** People whose tokens are used: enough that the limits of one do not keep the others from being asked. A third moderate. */
const PEOPLE = 12
const RESTAURANT = `insert into restaurants (source, source_id, name, search_grams, lat, lng)
  values ('abuse', 'fuzz', '국밥집', array['국', '밥', '국밥'], 37.54, 127.05) returning id`

/** People who are there to end their account: nobody else asks for that. */
const LEAVERS = 100

/** Makes what requests can name, so that many of them find something. */
export async function makeKnownThings(
  stack: AttackedStack,
): Promise<{ known: Known; tokens: string[]; leaving: string[] }> {
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, (_, index) =>
      meet(stack, `fuzz_person_${index}`, index % 3 === 0 ? { moderates: true } : {}),
    ),
  )
  const [first, second] = people
  if (!first || !second) throw new Error('nobody is there')
  const posts = [await writePost(first), await writePost(second), await writePost(first)]
  const uploads = [
    await uploadPhoto(first, drawPhoto(), 'image/png'),
    await uploadPhoto(second, drawPhoto(), 'image/png'),
  ]
  const { rows } = await stack.pool.query<{ id: number }>(RESTAURANT)
  const { body: click } = await second.call<{ id: string }>('PUT', `/relations/likes/${posts[0]}`)
  const { body: page } = await first.call<{ nextCursor: string | null }>(
    'GET',
    `/posts?authorId=${first.userId}&limit=1`,
  )
  const userIds = people.map(({ userId }) => userId)
  const restaurantIds = rows.map(({ id }) => String(id))
  const byName: Record<string, readonly string[]> = {
    userId: userIds,
    authorId: userIds,
    userIds: [userIds.slice(0, 3).join()],
    postId: posts,
    postIds: [posts.join()],
    restaurantId: restaurantIds,
    restaurantIds,
    imageIds: uploads,
    uploadId: uploads,
    uploadIds: uploads,
    operationId: [click.id],
    hashtag: ['국밥', '국밥'.normalize('NFD'), '#국밥'],
    hashtags: ['국밥,마라탕'],
    near: ['37.54,127.05'],
    cursor: page.nextCursor === null ? [] : [page.nextCursor],
    'if-match': ['*', '"1"'],
    prefer: ['wait=0', 'wait=1'],
  }
  const tokens = await Promise.all(people.map((person) => stack.tokens.good(person)))
  const leavers = Array.from({ length: LEAVERS }, (_, index) => `fuzz_leaver_${index}`)
  const leaving = await Promise.all(
    leavers.map((handle) => stack.tokens.good({ userId: String(userIdOf(handle)), handle })),
  )
  return { known: (name) => byName[name] ?? [], tokens, leaving }
}
