import { expect, test, vi } from 'vitest'
import { groupCalls } from './group-calls.ts'

test('calls that arrive while a batch is under way go together as the next, and fail or succeed with it', async () => {
  const batches: { items: number[]; end: PromiseWithResolvers<void> }[] = []
  const began = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const call = groupCalls<number>((items) => {
    const end = Promise.withResolvers<void>()
    batches.push({ items, end })
    began[batches.length - 1]?.resolve()
    return end.promise
  })
  const first = call([1])
  const others = Promise.allSettled([call([2, 3]), call([4])])
  await began[0]?.promise
  batches[0]?.end.resolve()
  await first
  await began[1]?.promise
  expect(batches.map(({ items }) => items)).toEqual([[1], [2, 3, 4]])
  batches[1]?.end.reject(new Error('no'))
  expect((await others).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const last = call([5])
  batches[2]?.end.resolve()
  await last
})

test('after a batch that found company the next one waits for enough or for a while; one alone waits for nothing', async () => {
  const batches: number[][] = []
  let time = () => {}
  const cancel = vi.fn()
  const call = groupCalls<number>(
    async (items) => {
      batches.push(items)
    },
    {
      enough: 3,
      after: (run) => {
        time = run
        return cancel
      },
    },
  )
  await Promise.all([call([1]), call([2]), call([3])])
  expect(batches).toEqual([[1], [2, 3]])
  // Enough at once, and enough after a while.
  const waits = [call([4]), call([5])]
  expect(batches).toHaveLength(2)
  await Promise.all([...waits, call([6])])
  expect(batches.at(-1)).toEqual([4, 5, 6])
  expect(cancel).toHaveBeenCalledTimes(1)
  const late = call([7])
  await Promise.resolve()
  expect(batches).toHaveLength(3)
  time()
  await late
  // It was alone: the next one waits no more.
  await call([8])
  expect(batches.slice(3)).toEqual([[7], [8]])
})
