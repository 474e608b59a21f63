import { setTimeout as sleep } from 'node:timers/promises'
import { countPending } from '@matjip/redis-keys'
import { expect, test } from 'vitest'
import type { Entry } from '../clicks/cast.ts'
import { drainLikes, tellAnswers } from '../clicks/clicked-posts.ts'
import { openClickingCluster } from '../clicks/clicking-cluster.ts'

const ACTORS = Array.from({ length: 16 }, (_, index) => 1_001 + index)
const POSTS = Array.from({ length: 24 }, (_, index) => 5_001 + index)
/** Several of each: shards of clicks are shared by batches, messages by consumers. */
const CAST = {
  'relation-service/main': 2,
  'relation-service/consumer': 2,
  'counter-batch/loop': 2,
  'feed-service/main': 2,
} as const satisfies Partial<Record<Entry, number>>
/** Milliseconds between what one actor does. */
const REST_MS = 100
const TEST_MS = 600_000

test(
  'amid clicks and reads, every process is exchanged and a master dies: no click is lost, and whoever clicked sees it at once',
  { timeout: TEST_MS },
  async () => {
    const { cluster, stack, redis } = await openClickingCluster(POSTS, { cast: CAST, replica: true })
    const wanted = new Map<string, boolean>()
    const answers = { calm: new Map<number, number>(), failover: new Map<number, number>() }
    let phase: keyof typeof answers = 'calm'
    let isOver = false
    let turn = 0
    const ask = async (entry: Entry, path: string, authorization: string, method = 'GET') => {
      const origins = stack.cast.originsOf(entry)
      const url = `${origins[turn++ % origins.length]}${path}`
      // No answer is told as 0.
      const { status, text } = await fetch(url, { method, headers: { authorization } })
        .then(async (answer) => ({ status: answer.status, text: await answer.text() }))
        .catch(() => ({ status: 0, text: '' }))
      answers[phase].set(status, (answers[phase].get(status) ?? 0) + 1)
      return { status, text, url }
    }
    const live = async (actorId: number, index: number) => {
      const authorization = await stack.bearerOf(actorId)
      const wrong: string[] = []
      for (let round = index; !isOver; round += 1) {
        const post = POSTS[(round * 7 + index) % POSTS.length]
        const active = (round >> 2) % 3 !== 0
        // A click that is refused is made again, as a person would: what became of it is then not in doubt.
        let status = 0
        while (status !== 202)
          ({ status } = await ask(
            'relation-service/main',
            `/relations/likes/${post}`,
            authorization,
            active ? 'PUT' : 'DELETE',
          ))
        wanted.set(`${actorId}>${post}`, active)
        const feed = await ask('feed-service/main', '/feed/users/1?limit=24', authorization)
        if (feed.status === 200) {
          const { items } = JSON.parse(feed.text) as { items: { post: { id: string; viewer?: { liked: boolean } } }[] }
          const seen = items.find((item) => item.post.id === String(post))
          const liked = seen?.post.viewer?.liked
          if (items.length !== POSTS.length || (phase === 'calm' && liked !== active))
            wrong.push(
              `${phase}: ${actorId} has ${active} of ${post}, reads ${liked} among ${items.length} at ${feed.url}`,
            )
        }
        await sleep(REST_MS)
      }
      return wrong
    }
    const living = Promise.all(ACTORS.map(live))
    const ends: string[] = []
    for (const entry of Object.keys(CAST) as Entry[])
      ends.push(...(await stack.cast.roll(entry)).map(({ code, signal }) => `${entry} ${code ?? signal}`))
    // Again while a master is away: the node time-out is two seconds, so most of this is without it.
    phase = 'failover'
    process.kill(cluster.nodes[0]?.child.pid ?? 0, 'SIGKILL')
    for (const entry of ['relation-service/consumer', 'counter-batch/loop'] as const)
      ends.push(...(await stack.cast.roll(entry)).map(({ code, signal }) => `${entry} ${code ?? signal}`))
    await sleep(2 * REST_MS)
    isOver = true
    const wrong = (await living).flat()

    // A master is away.
    const likes = await drainLikes(stack, () => countPending(redis).catch(() => 1))
    expect(likes).toEqual(Object.fromEntries(wanted))
    expect(ends.filter((end) => !end.endsWith(' 0'))).toEqual([])
    expect([...answers.calm.keys()].filter((status) => ![200, 202].includes(status))).toEqual([])
    expect([...answers.failover.keys()].filter((status) => ![200, 202, 503].includes(status))).toEqual([])
    expect(wrong).toEqual([])
    const reads = await readsOf(stack.cast.originsOf('feed-service/main'))
    expect(reads).toMatch(/by="replica"/)
    console.log(
      `rolled: ${ends.length} processes exchanged, one master lost; answers ${tellAnswers(answers.calm)}; ` +
        `while the master was away ${tellAnswers(answers.failover)}; ${wanted.size} pairs, 0 lost`,
    )
  },
)

/** What the processes say of who answered their reads of the record. */
async function readsOf(origins: readonly string[]): Promise<string> {
  const texts = await Promise.all(origins.map(async (origin) => (await fetch(`${origin}/metrics`)).text()))
  return texts
    .join('\n')
    .split('\n')
    .filter((line) => line.startsWith('feed_record_reads_total{'))
    .join('\n')
}
