import { figuresOfContent } from '../content/figures.ts'
import { photoKey, putPhotos } from '../content/put-photos.ts'
import { restaurantsOf } from '../content/restaurants-of.ts'
import { createSeedIds } from '../content/seed-ids.ts'
import type { SeedTarget } from '../content/seed-target.ts'
import { uploadsOf } from '../content/uploads-of.ts'
import { writeContent } from '../content/write-content.ts'
import { figuresOf } from '../restaurants/import-report.ts'
import { realContent } from './real-content.ts'
import { openRealInput } from './real-input.ts'
import { importRealRestaurants, REAL_SOURCES } from './real-restaurants.ts'

const NAME = 'real'
/** Ids of the past, apart from those of the demo. */
const WORKER = 31

/**
 * Loads real input: restaurants, one post per tag set with a real photo, follows of two graphs, ratings as likes.
 * Leaves a database alone that has these posts already; its restaurants are brought up to date all the same.
 * @param dir laid out as the README of the real input says
 * @returns what was written, in figures, or why nothing was
 */
export async function seedReal({ client, photos, say }: SeedTarget, dir: string, now: number): Promise<string> {
  const input = openRealInput(dir)
  const imported = await importRealRestaurants(client, input, say)
  say(`restaurants: ${figuresOf(imported)}`)
  // All posts are written at once, each photo has its own object: the first photo's row stands for them all.
  const before = await client.query('select from uploads where object_key = $1', [photoKey(NAME, 0)])
  if (before.rowCount !== 0) return 'nothing to do: the real posts are there already'
  const restaurants = await restaurantsOf(client, REAL_SOURCES)
  const content = realContent(input, restaurants, createSeedIds(WORKER), now)
  say(`read: ${content.users.length} people, ${content.posts.length} posts, ${content.relations.length} relations`)
  const uploads = uploadsOf(content.posts, NAME, createSeedIds(WORKER))
  await putPhotos(photos, uploads, say)
  await writeContent(client, content, uploads)
  return figuresOfContent(content, uploads)
}
