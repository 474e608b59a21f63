import { expect, test } from 'vitest'
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
