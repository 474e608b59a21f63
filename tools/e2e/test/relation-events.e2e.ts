import type { RelationOperation } from '@matjip/contracts'
import { expect, test } from 'vitest'
import { request } from '../src/client.ts'
import { stackUrl } from '../src/stack-url.ts'

/** Blocks of lines of a stream, as they come through the gateway. */
async function* blocksOf(answer: Response): AsyncGenerator<string, void> {
  let text = ''
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    yield* blocks
  }
}

test('a click is told as it goes through all processes, and a void one why; through the gateway, as it happens', async () => {
  const { body } = await request<{ accessToken: string }>(stackUrl(), 'POST', '/dev/token', {
    body: { handle: `listener_${Date.now() % 1e6}` },
  })
  const headers = { authorization: `Bearer ${body.accessToken}` }
  const leave = AbortSignal.timeout(20_000)
  const answer = await fetch(new URL('/relations/events', stackUrl()), { headers, signal: leave })
  expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const blocks = blocksOf(answer)
  expect((await blocks.next()).value).toBe('retry: 2000')
  expect((await blocks.next()).value).toMatch(/event: resync\ndata: {"reason":"started"}$/)
  // Only now: a gateway that gathered the answer would have given nothing yet.
  const { body: clicked } = await request<RelationOperation>(stackUrl(), 'PUT', '/relations/likes/1', { headers })
  for await (const block of blocks) {
    const [, event, data] = /event: (.*)\ndata: (.*)$/.exec(block) ?? []
    if (event !== 'failed') continue
    expect(JSON.parse(data ?? '')).toMatchObject({ id: clicked.id, error: { code: 'target-not-found' } })
    return
  }
  throw new Error('the stream ended before the outcome came')
})
