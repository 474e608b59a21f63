import { putPhotos } from '../content/put-photos.ts'
import { restaurantsOf } from '../content/restaurants-of.ts'
import { createSeedIds } from '../content/seed-ids.ts'
import { figuresOfContent } from '../content/figures.ts'
import type { SeedTarget } from '../content/seed-target.ts'
import { uploadsOf } from '../content/uploads-of.ts'
import { writeContent } from '../content/write-content.ts'
import { createRandom } from '../content/random.ts'
import { storeRestaurants } from '../restaurants/store-restaurants.ts'
import { NAMED_PEOPLE } from '../content/people.ts'
import { vouchFor } from '../content/vouch-for.ts'
import { inventContent } from './demo-content.ts'
import { inventRestaurants } from './demo-restaurants.ts'

const SOURCE = 'demo'
const SEED = 4_811
/** Ids of the past: no process of the product has this worker number by default. */
const WORKER = 30

/**
 * Fills an empty database with invented people, places, posts and pictures; leaves one that has posts alone.
 * @returns what was written, in figures, or why nothing was
 */
export async function seedDemo({ client, photos, say }: SeedTarget, now: number): Promise<string> {
  const posts = await client.query('select from posts limit 1')
  if (posts.rowCount !== 0) return 'nothing to do: there are posts already'
  const restaurants = inventRestaurants(createRandom(SEED))
  await storeRestaurants(
    client,
    SOURCE,
    restaurants.map(({ restaurant }) => restaurant),
  )
  say(`restaurants: ${restaurants.length}`)
  const stored = new Map((await restaurantsOf(client, [SOURCE])).map(({ sourceId, id }) => [sourceId, id]))
  const idOf = (sourceId: string) => stored.get(sourceId) ?? Number.NaN
  const content = await inventContent(restaurants, idOf, createSeedIds(WORKER), now)
  const uploads = uploadsOf(content.posts, SOURCE, createSeedIds(WORKER))
  await putPhotos(photos, uploads, say)
  await writeContent(client, content, uploads)
  await vouchFor(client, NAMED_PEOPLE)
  return `${figuresOfContent(content, uploads)}, ${restaurants.length} restaurants`
}
