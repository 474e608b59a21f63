import { expect, test } from 'vitest'
import { createEventLog } from './event-log.ts'

const created = { v: 1, type: 'post.created', postId: 7, authorId: 1, version: 1 }
const chunk = { v: 1, type: 'fanout.chunk', postId: 7, authorId: 1, after: [0, 0], until: null }
const body = (...events: unknown[]) => JSON.stringify({ v: 1, writtenAtMs: 1, events })

test('a new post is dealt with when its message and those of all its chunks are deleted', () => {
  const log = createEventLog()
  log.sent(body(created))
  log.sent(body(chunk))
  log.deleted(body(created))
  expect(log.dealtWith('post.created 7 1')).toBeUndefined()
  log.deleted(body(chunk))
  expect(log.dealtWith('post.created 7 1')).toBeGreaterThan(0)
})

test('messages of other queues say nothing about posts', () => {
  const log = createEventLog()
  log.sent(JSON.stringify({ v: 1, kind: 'like', targetId: 7 }))
  log.deleted(JSON.stringify({ v: 1, kind: 'like', targetId: 7 }))
  expect(log.dealtWith('post.created 7 1')).toBeUndefined()
})
