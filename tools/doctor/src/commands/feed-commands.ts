import { setTimeout as sleep } from 'node:timers/promises'
import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { everyKey, homeKey } from '@matjip/redis-keys'
import { readIntents } from '@matjip/relations'
import { compareHome } from '../feed/compare-home.ts'
import type { HomeComparison } from '../feed/compare-home.ts'
import { readHomeList } from '../feed/home-list.ts'
import { readPostFacts } from '../feed/post-facts.ts'
import { tellFeedVerdict } from '../feed/tell-feed-verdict.ts'
import { findUser } from '../explain/find-user.ts'
import type { LiveStores } from '../live/collect-live-state.ts'
import type { Report } from '../output/report.ts'
import { table } from '../output/table.ts'

type Stores = Pick<LiveStores, 'pool' | 'redis'>

/** Milliseconds after which a timeline that lacks posts is looked at again: a fan-out may be under way. */
const AGAIN_MS = 3_000
/** Posts that are named of a timeline that lacks some. */
const NAMED = 5

/** `feed explain`: why is, or is not, a post in somebody's home feed? */
export async function explainFeedCommand(
  { pool, redis }: Stores,
  { user, postId }: { user: string; postId: number },
): Promise<Report> {
  const reader = await findUser(pool, user)
  const facts = await readPostFacts(pool, reader.id, postId)
  const list = await readHomeList(redis, reader.id)
  const [follows, tags] = await Promise.all([
    readIntents(redis, reader.id, 'follow'),
    readIntents(redis, reader.id, 'hashtag'),
  ])
  const click = facts && follows.get(facts.authorId)
  const isNewer = click !== undefined && click.version > (facts?.follow?.version ?? 0)
  const tagClicks = new Map(
    (facts?.hashtags ?? []).flatMap((name): [string, boolean][] => {
      const intent = tags.get(hashtagKeyOf(name))
      return intent ? [[name, intent.active]] : []
    }),
  )
  const verdict = tellFeedVerdict({
    readerId: reader.id,
    postId,
    facts,
    click: isNewer ? click : undefined,
    tagClicks,
    list,
  })
  const known = list && {
    entries: list.postIds.length,
    floor: list.floor,
    epoch: list.epoch,
    'epoch of Redis': list.epochNow,
    'lives (s)': list.ttlS,
  }
  return {
    text: [...verdict.words, ...(known ? ['', `Timeline ${list.key}`, table([known])] : [])].join('\n'),
    summary: `${verdict.isShown ? 'shown' : 'not shown'}: post ${postId} in the home feed of ${reader.name}`,
    json: { readerId: reader.id, postId, ...verdict, facts: facts ?? null, timeline: list ?? null },
    ok: !verdict.isWrong,
  }
}

/** `feed rebuild`: takes somebody's timeline away; the next read is answered from Postgres and builds it anew. */
export async function rebuildFeedCommand({ pool, redis }: Stores, { user }: { user: string }): Promise<Report> {
  const reader = await findUser(pool, user)
  const gone = await redis.unlink(homeKey(reader.id))
  const words = gone === 1 ? 'was taken away' : 'was not there'
  return {
    text: `The timeline of ${reader.name} ${words}. The next read of the home feed is answered from Postgres and builds it.`,
    summary: `${gone} timelines taken away`,
    json: { userId: reader.id, takenAway: gone },
    ok: true,
  }
}

/** `feed compare`: timelines in Redis against the record; each that lacks posts is looked at twice. */
export async function compareFeedCommand(
  stores: Stores,
  { user, sample }: { user: string | undefined; sample: number },
): Promise<Report> {
  const { pool, redis } = stores
  const ids = user === undefined ? await drawOwners(stores, sample) : [(await findUser(pool, user)).id]
  const first = await compareAll(stores, ids)
  const suspects = first.filter(({ state }) => state === 'lacking')
  if (suspects.length > 0) await sleep(AGAIN_MS)
  const again = new Map<number, HomeComparison>()
  for (const { userId } of suspects) again.set(userId, await compareHome(pool, redis, userId))
  const all = first.map((one) => again.get(one.userId) ?? one)
  const of = (state: HomeComparison['state']) => all.filter((one) => one.state === state)
  const lacking = of('lacking')
  return {
    text: table(
      (lacking.length > 0 ? lacking : all.slice(0, NAMED)).map(({ userId, state, entries, stale, lacking: posts }) => ({
        owner: userId,
        state,
        entries,
        'stale entries': stale,
        lacks: posts.slice(0, NAMED).join(' '),
      })),
    ),
    summary: `${lacking.length} of ${all.length} timelines lack posts; ${of('equal').length} are as the record says, ${of('untrusted').length} are not believed, ${of('none').length} are not there`,
    json: { timelines: all },
    ok: lacking.length === 0,
  }
}

async function compareAll({ pool, redis }: Stores, ids: readonly number[]): Promise<HomeComparison[]> {
  const all: HomeComparison[] = []
  for (const id of ids) all.push(await compareHome(pool, redis, id))
  return all
}

/** Owners of home timelines, as a scan of Redis comes upon them: in no order that means anything. */
async function drawOwners({ redis }: Stores, count: number): Promise<number[]> {
  const owners = new Set<number>()
  for await (const { keys } of everyKey(redis)) {
    for (const key of keys) {
      const owner = /^tl:\{h\d\d\}:home:(\d+)$/.exec(key)?.[1]
      if (owner !== undefined) owners.add(Number(owner))
    }
    if (owners.size >= count) break
  }
  return [...owners].slice(0, count)
}
