import type { Database } from '@matjip/db-schema'
import {
  forgetFragments,
  fragmentKey,
  isCluster,
  packFragment,
  POSTS_CHANGED,
  unpackFragment,
} from '@matjip/redis-keys'
import type { Fragments, Redis } from '@matjip/redis-keys'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openReaders } from '../../test/two-processes.ts'
import type { Readers } from '../../test/two-processes.ts'

const MINA = 11
const [SOUP, NOODLES, GONE] = [1_000, 1_001, 1_002]
let stores: Readers
beforeAll(async () => {
  stores = await openReaders()
})
afterAll(() => stores.close())
beforeEach(async () => {
  await stores.pool.query('truncate posts, users cascade')
  await stores.redis.flushdb()
  await stores.writePost(SOUP, MINA)
  await stores.writePost(NOODLES, MINA)
})

const textOf = (fragments: Fragments, id: number) => {
  const fragment = fragments.get(id)
  return fragment && (JSON.parse(`${fragment.body}}`) as { text: string }).text
}
const edit = (id: number, text: string) =>
  stores.pool.query('update posts set text = $2, version = version + 1 where id = $1', [id, text])
/** Resolves when a process has been told of a change. */
const told = (subscriber: Redis) =>
  new Promise<void>((resolve) => subscriber.once('message', (channel) => channel === POSTS_CHANGED && resolve()))

test('a post is its JSON without counts, viewer and closing brace; what is not there is gone', async () => {
  const { fragments } = await stores.createProcess()
  const found = await fragments.read([SOUP, GONE])
  expect(found.get(GONE)).toBeNull()
  expect(found.get(SOUP)).toMatchObject({ authorId: MINA, version: 1, tag: expect.stringMatching(/^[\w-]{11}$/) })
  expect(JSON.parse(`${found.get(SOUP)?.body}}`)).toEqual({
    id: String(SOUP),
    author: { id: '11', handle: 'u11', displayName: '이름11' },
    text: `글 ${SOUP}`,
    hashtags: ['국밥'],
    images: [],
    restaurant: null,
    rating: null,
    onSite: false,
    createdAt: expect.stringMatching(/Z$/),
    editedAt: null,
    version: 1,
  })
})

test('after a wipe however many ask at once, the record is asked twice, and by the next process not at all', async () => {
  const [first, second] = [await stores.createProcess(), await stores.createProcess()]
  const asked = [SOUP, NOODLES, GONE]
  const answers = await Promise.all(Array.from({ length: 50 }, () => first.fragments.read(asked)))
  for (const answer of answers) expect([...answer.keys()].sort()).toEqual(asked)
  expect(first.statements()).toBe(2)
  expect(textOf(await second.fragments.read(asked), SOUP)).toBe(`글 ${SOUP}`)
  expect((await second.fragments.read([GONE])).get(GONE)).toBeNull()
  expect(second.statements()).toBe(0)
})

test('what has changed is forgotten by every process', async () => {
  const [first, second] = [await stores.createProcess(), await stores.createProcess()]
  for (const { fragments } of [first, second]) await fragments.read([SOUP, GONE])
  await edit(SOUP, '고친 글')
  await stores.writePost(GONE, MINA, '이제 있다')
  const heard = [first, second].map(({ subscriber }) => told(subscriber))
  await forgetFragments(stores.redis, [SOUP, GONE])
  await Promise.all(heard)
  for (const { fragments } of [first, second]) {
    const found = await fragments.read([SOUP, GONE])
    expect([textOf(found, SOUP), textOf(found, GONE)]).toEqual(['고친 글', '이제 있다'])
  }
})

test('while changes are not heard of, nothing that a process has kept is shown', async () => {
  const deaf = await stores.createProcess()
  await deaf.fragments.read([SOUP])
  const closed = new Promise((resolve) => deaf.subscriber.once('close', resolve))
  deaf.subscriber.disconnect()
  await closed
  await edit(SOUP, '고친 글')
  await forgetFragments(stores.redis, [SOUP])
  expect(textOf(await deaf.fragments.read([SOUP]), SOUP)).toBe('고친 글')
})

test('an author is shown a version at least as new as the one they wrote, whatever the caches have', async () => {
  const process = await stores.createProcess()
  await process.fragments.read([SOUP, NOODLES])
  // Nobody was told: Redis was away.
  await edit(SOUP, '고친 글')
  expect(textOf(await process.fragments.read([SOUP]), SOUP)).toBe(`글 ${SOUP}`)
  const own = new Map([
    [SOUP, 2],
    [NOODLES, Infinity],
  ])
  const found = await process.fragments.read([SOUP, NOODLES], own)
  expect([textOf(found, SOUP), found.get(NOODLES)]).toEqual(['고친 글', null])
})

test('what was read before a change is never kept after it', async () => {
  const reading = Promise.withResolvers<void>()
  const changed = Promise.withResolvers<void>()
  /** Its rows are on their way while the post changes. */
  const slow = (pool: Database['pool']) =>
    new Proxy(pool, {
      get(target, name) {
        if (name !== 'query') return Reflect.get(target, name)
        return async (...args: { name?: string }[]) => {
          const rows = await (target.query as (...args: unknown[]) => Promise<unknown>)(...args)
          if (!args[0]?.name?.startsWith('post-view/')) return rows
          reading.resolve()
          await changed.promise
          return rows
        }
      },
    })
  const process = await stores.createProcess(slow)
  const first = process.fragments.read([SOUP])
  await reading.promise
  await edit(SOUP, '고친 글')
  const heard = told(process.subscriber)
  await forgetFragments(stores.redis, [SOUP])
  await heard
  changed.resolve()
  await first
  expect(await stores.redis.get(fragmentKey(SOUP))).toBeNull()
  expect(textOf(await process.fragments.read([SOUP]), SOUP)).toBe('고친 글')
})

test('after its two seconds a text is not read again while Redis has the same; another one is', async (context) => {
  if (isCluster(stores.redis)) return context.skip()
  const process = await stores.createProcess()
  const before = (await process.fragments.read([SOUP, NOODLES])).get(SOUP)
  const real = performance.now.bind(performance)
  let passed = 0
  const now = vi.spyOn(performance, 'now').mockImplementation(() => real() + passed)
  try {
    passed = 2_500
    const texts = vi.spyOn(stores.redis, 'pipeline')
    const statements = process.statements()
    expect((await process.fragments.read([SOUP, NOODLES])).get(SOUP)).toBe(before)
    expect([texts.mock.calls.length, process.statements() - statements]).toEqual([0, 0])
    texts.mockRestore()
    // Nobody of this process was told.
    await edit(SOUP, '고친 글')
    await stores.redis.unlink(fragmentKey(SOUP))
    await (await stores.createProcess()).fragments.read([SOUP])
    passed = 5_000
    const found = await process.fragments.read([SOUP, NOODLES])
    expect([textOf(found, SOUP), textOf(found, NOODLES)]).toEqual(['고친 글', `글 ${NOODLES}`])
  } finally {
    now.mockRestore()
  }
})

test('what was stored under another epoch is not believed, nor what is no fragment', async () => {
  const process = await stores.createProcess()
  const fragment = { authorId: MINA, version: 1, tag: 'x'.repeat(11), body: Buffer.from('{"text":"옛날 글"') }
  await stores.redis.set(fragmentKey(SOUP), packFragment('another_', fragment))
  await stores.redis.set(fragmentKey(NOODLES), 'nonsense')
  const found = await process.fragments.read([SOUP, NOODLES])
  expect([textOf(found, SOUP), textOf(found, NOODLES)]).toEqual([`글 ${SOUP}`, `글 ${NOODLES}`])
  const now = process.epoch.of(fragmentKey(SOUP)) ?? ''
  expect(unpackFragment(now, await stores.redis.getBuffer(fragmentKey(SOUP)))).toMatchObject({ version: 1 })
})

test('while the epoch is not known, the record answers and nothing is stored', async () => {
  const process = await stores.createProcess()
  const of = vi.spyOn(process.epoch, 'of').mockReturnValue(null)
  expect(textOf(await process.fragments.read([SOUP]), SOUP)).toBe(`글 ${SOUP}`)
  expect(await stores.redis.dbsize()).toBe(0)
  of.mockRestore()
})
