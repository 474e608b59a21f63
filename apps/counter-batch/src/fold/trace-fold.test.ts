import { receive } from '@matjip/queue'
import { pendingByShard } from '@matjip/redis-keys'
import type { PendingEntry } from '@matjip/redis-keys'
import { applyDeliveries } from '@matjip/relations'
import type { Attributes, Tracing } from '@matjip/service-kit'
import { expect, onTestFinished, test } from 'vitest'
import { like, openPipeline } from '../../test/pipeline.ts'
import { drain } from './drain.ts'
import { traceFold } from './trace-fold.ts'

const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

/** Milliseconds; a claim of Redis takes a tenth of it, and the test waits for nothing. */
const LEFT_MS = 20

/** Two clicks that are traced and wait for their fold, and what becomes of their spans. */
async function openTraced() {
  const pipeline = await openPipeline()
  onTestFinished(() => pipeline.close())
  const ended: (Attributes | undefined)[] = []
  let begun = 0
  const tracing: Tracing = {
    begin() {
      begun += 1
      return { traceparent: TRACEPARENT, end: (more) => void ended.push(more) }
    },
    close: async () => {},
  }
  const { store } = pipeline.ports
  const traced = traceFold(pipeline.ports, tracing, LEFT_MS)
  await pipeline.send([like(1), like(2)])
  const entries: PendingEntry[] = []
  while (entries.length < 2) {
    for (const message of await receive(pipeline.sqs, pipeline.url, 2))
      entries.push({ ...message, operation: JSON.parse(message.body), traceparent: TRACEPARENT })
  }
  await applyDeliveries(store, entries)
  const shard = (await pendingByShard(pipeline.redis, store.shards)).indexOf(2)
  return { pipeline, traced, shard, entries, ended, begun: () => begun }
}

test('the span of a click that another batch has deleted is not kept for ever', async () => {
  const { pipeline, traced, shard, ended, begun } = await openTraced()
  await traced.store.claim(shard, 10)
  expect([begun(), ended]).toEqual([2, []])
  // Another batch, which is quicker.
  await drain(pipeline.newRound())
  const began = performance.now()
  do await traced.store.claim(shard, 10)
  while (performance.now() < began + LEFT_MS)
  expect([begun(), ended]).toEqual([2, [{ left: true }, { left: true }]])
})

test('a click that is claimed again goes on with its span, until it is deleted from its queue', async () => {
  const { traced, shard, entries, ended, begun } = await openTraced()
  const began = performance.now()
  do await traced.store.claim(shard, 10)
  while (performance.now() < began + 2 * LEFT_MS)
  expect([begun(), ended]).toEqual([2, []])
  await traced.log.acknowledge(entries)
  expect([begun(), ended]).toEqual([2, [undefined, undefined]])
})
