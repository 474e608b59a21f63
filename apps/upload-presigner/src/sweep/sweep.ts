import type { Db } from '@matjip/db-schema'
import { orphanAbandoned } from '@matjip/photos'
import type { Bucket } from '@matjip/photos'
import type { Logger } from '@matjip/service-kit'
import type { Counter } from 'prom-client'
import { emptyOrphans } from './empty-orphans.ts'
import { orphanThoseOfGoneAccounts, removeEmptied } from './sweep-store.ts'

export interface SweepDeps {
  db: Db
  originals: Bucket
  images: Bucket
  swept: Counter
  /** See `removeEmptied`. */
  goneGraceS: number
  logger: Logger
}

/** What one sweep did, in uploads. */
export type Swept = Record<'abandoned' | 'left' | 'emptied' | 'removed', number>

/** What no post has had a day after it was asked for is given up; its idempotency key, which could give a fresh URL, is as old. */
const ABANDONED_HOURS = 24

/**
 * Gives up what was abandoned, deletes the objects of everything that was given up (also by deleting a post), and later the
 * rows. Each step can be repeated and cut off anywhere: what is not noted as done is done again. Several at once only share the work.
 */
export async function sweep(
  { db, originals, images, swept, goneGraceS, logger }: SweepDeps,
  signal?: AbortSignal,
): Promise<Swept> {
  const done: Swept = { abandoned: 0, left: 0, emptied: 0, removed: 0 }
  done.abandoned = await orphanAbandoned(db, ABANDONED_HOURS)
  done.left = await orphanThoseOfGoneAccounts(db)
  done.emptied = await emptyOrphans({ db, originals, images }, signal)
  done.removed = await removeEmptied({ db, originals, images, goneGraceS }, signal)
  for (const [what, count] of Object.entries(done)) swept.inc({ what }, count)
  if (Object.values(done).some((count) => count > 0)) logger.info(done, 'swept uploads')
  return done
}
