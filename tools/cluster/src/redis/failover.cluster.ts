import { setTimeout as sleep } from 'node:timers/promises'
import { countPending, isCluster, pendingKey, shardOf } from '@matjip/redis-keys'
import { readCounts } from '@matjip/relations'
import { until } from '@matjip/stack'
import { expect, test } from 'vitest'
import { drainLikes, tellAnswers } from '../clicks/clicked-posts.ts'
import { openClickingCluster } from '../clicks/clicking-cluster.ts'

const ACTORS = Array.from({ length: 24 }, (_, index) => 1_001 + index)
const POSTS = Array.from({ length: 32 }, (_, index) => 5_001 + index)
/** Milliseconds of clicks: before the master dies, while nobody stands in for it, and after. */
const CLICKING_MS = 12_000
const KILL_AFTER_MS = 3_000
/** Milliseconds between the clicks of one actor: 24 actors make about 200 clicks a second. */
const REST_MS = 120
/** Milliseconds to start everything and to drain, on a machine that does other things too. */
const TEST_MS = 240_000

test(
  'a master dies amid clicks and its replica takes over: each click that was accepted counts once',
  { timeout: TEST_MS },
  async () => {
    const { cluster, stack, redis } = await openClickingCluster(POSTS)

    // What the newest accepted click of each pair wants.
    const wanted = new Map<string, boolean>()
    const answers = { clicks: new Map<number, number>(), reads: new Map<number, number>() }
    const note = (of: Map<number, number>, status: number) => of.set(status, (of.get(status) ?? 0) + 1)
    const endAt = Date.now() + CLICKING_MS
    const clickAway = async (actorId: number, index: number) => {
      const authorization = await stack.bearerOf(actorId)
      for (let round = index; Date.now() < endAt; round += 1) {
        const post = POSTS[(round * 7 + index) % POSTS.length]
        const active = (round >> 2) % 3 !== 0
        const path = `${stack.api}/relations/likes/${post}`
        // A click that is refused is made again, as a person would: what became of it is then not in doubt.
        for (let status = 0; status !== 202; note(answers.clicks, status))
          ({ status } = await fetch(path, { method: active ? 'PUT' : 'DELETE', headers: { authorization } }))
        wanted.set(`${actorId}>${post}`, active)
        const read = await fetch(`${stack.api}/relations/state?postIds=${POSTS.slice(0, 20).join()}`, {
          headers: { authorization },
        })
        note(answers.reads, read.status)
        await read.arrayBuffer()
        await sleep(REST_MS)
      }
    }
    const clicking = Promise.all(ACTORS.map(clickAway))

    const [master] = cluster.nodes
    const lost = await keyOf(master?.port)
    await sleep(KILL_AFTER_MS)
    process.kill(master?.child.pid ?? 0, 'SIGKILL')
    const killedAt = performance.now()
    await until('the replica taking over', 60_000, () =>
      redis.get(lost).then(
        () => true,
        () => false,
      ),
    )
    const outageMs = Math.round(performance.now() - killedAt)
    await clicking

    expect(await drainLikes(stack, () => countPending(redis))).toEqual(Object.fromEntries(wanted))
    const likes = new Map(
      POSTS.map((post) => [post, [...wanted].filter(([pair, active]) => active && pair.endsWith(`>${post}`)).length]),
    )
    const { rows: counters } = await stack.pool.query<{ owner_id: number; count: number }>(
      `select owner_id, count from counters where owner_id = any ($1)`,
      [POSTS],
    )
    expect(new Map(counters.map(({ owner_id, count }) => [owner_id, count]))).toEqual(likes)
    expect(await readCounts({ redis, pool: stack.pool }, 'likes', POSTS)).toEqual(likes)
    expect(
      [...answers.clicks.keys(), ...answers.reads.keys()].filter((status) => ![200, 202, 503].includes(status)),
    ).toEqual([])
    console.log(
      `served by the replica after ${outageMs} ms; clicks ${tellAnswers(answers.clicks)}; reads ${tellAnswers(answers.reads)}; ` +
        `${wanted.size} pairs and ${likes.size} counters right`,
    )

    /** A key in the slots of the node on a port. */
    async function keyOf(port: number | undefined): Promise<string> {
      if (!isCluster(redis)) throw new Error('This is no Cluster')
      const node = redis.nodes('master').find(({ options }) => options.port === port)
      for (const key of POSTS.map((post) => pendingKey(shardOf('like', post)))) {
        const found = await node?.exists(key).catch(() => undefined)
        if (found !== undefined) return key
      }
      throw new Error('No shard is on this node')
    }
  },
)
