/**
 * `npm run profile [-- PATH…]`: where the time of each hot path goes, on the product as shipped with ten thousand people: self time
 * by function of each process that it goes through, statements and commands that the stores do for a request, CPU by process.
 * Judges nothing: exit 0 where all requests were answered.
 */
import { parseArgs } from 'node:util'
import { HOT_PATHS } from './profile/hot-paths.ts'
import { printProfile } from './profile/print-profile.ts'
import { profilePath } from './profile/profile-path.ts'
import { sourceOfBundle } from './profile/source-of.ts'
import { COUNT_STATEMENTS } from './profile/store-work.ts'
import { haveBreakfast } from './world/breakfast.ts'
import { openLoadWorld } from './world/load-world.ts'
import type { Role } from './world/load-world.ts'
import type { SourceOf } from './profile/self-times.ts'

const { positionals } = parseArgs({ allowPositionals: true })
const unknown = positionals.filter((name) => !(name in HOT_PATHS))
if (unknown.length > 0)
  throw new Error(`unknown: ${unknown.join(', ')}; paths are ${Object.keys(HOT_PATHS).join(', ')}`)
/** Posts that may be made: 70 s of them, and room for chance. */
const POSTS = 3_500

const world = await openLoadWorld({ posts: POSTS, isInspected: true, postgresSettings: COUNT_STATEMENTS })
const figures: string[] = []
let failed = 0
try {
  await haveBreakfast(world)
  const sources = Object.entries(world.processes).map(([role, { bundle }]) => [role, sourceOfBundle(bundle)])
  const sourcesOf = Object.fromEntries(sources) as Record<Role, SourceOf>
  for (const [name, path] of Object.entries(HOT_PATHS)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue
    const profile = await profilePath(world, path, sourcesOf)
    printProfile(name, profile)
    failed += profile.failed
    const own = path.roles.map((role) => `${role} ${(profile.cpu[role] / profile.requests).toFixed(0)}`)
    figures.push(`${name} ${own.join(', ')}`)
  }
} finally {
  await world.stop()
}
console.log(`\nprofile: CPU µs a request: ${figures.join('; ')}; ${failed} requests not answered`)
process.exitCode = failed === 0 ? 0 : 1
