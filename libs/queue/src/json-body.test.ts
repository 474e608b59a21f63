import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonBody } from './json-body.ts'
import { receive } from './receive.ts'
import { createSender } from './sender.ts'
import { openTestQueue } from './testing.ts'

test('reads back as what it was, and holds only characters that SQS takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const body = jsonBody({ text })
      expect(JSON.parse(body)).toEqual({ text })
      expect(body).toMatch(/^[\x20-\ud7ff\ue000-\ufffd]*$/)
    }),
  )
})

test('a message with an emoji goes through the queue', async () => {
  const { sqs, url } = await openTestQueue()
  const message = { name: '미나😀', tag: '𠮷￿' }
  await createSender(sqs, url)(jsonBody(message))
  const [received] = await receive(sqs, url, 5)
  expect(JSON.parse(received?.body ?? '')).toEqual(message)
  sqs.destroy()
})
