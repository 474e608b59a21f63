import { randomUUID } from 'node:crypto'
import { isCluster } from '../open-redis.ts'
import type { Redis } from '../open-redis.ts'
import { readInTurn } from '../read-in-turn.ts'
import { createScript, runScript } from '../script.ts'
import { PULLED_KEY } from './timeline-keys.ts'
import { TIMELINE_LUA } from './timeline-lua.ts'

/** KEYS: revision. ARGV: a new one. Gives the revision, made where there is none, with the epoch of the node that holds it. */
const REVISION = createScript(`${TIMELINE_LUA}
local known = redis.call('GET', KEYS[1])
if not known then
  known = ARGV[1]
  redis.call('SET', KEYS[1], known)
end
return known .. ' ' .. epochNow()
`)

/**
 * The revision of the set of pulled authors: who has read the set from the record after reading this very revision has the
 * newest for as long as the revision is the same. It names the server's history too, or a failover could bring an older one back.
 */
export async function pulledRevision(redis: Redis): Promise<string> {
  if (!isCluster(redis)) {
    const { replies, epoch } = await readInTurn(redis, [['get', PULLED_KEY]], { hasEpoch: true })
    if (replies[0] !== null) return `${String(replies[0])} ${epoch}`
  }
  return String(await runScript(redis, REVISION, [PULLED_KEY], [randomUUID()]))
}

/** Says that the set has changed in the record. After the commit, and before a post is not pushed for it. */
export async function announcePulled(redis: Redis): Promise<void> {
  await redis.set(PULLED_KEY, randomUUID())
}
