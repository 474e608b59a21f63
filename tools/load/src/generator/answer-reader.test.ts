import { expect, test } from 'vitest'
import { createAnswerReader } from './answer-reader.ts'

const ANSWER = Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: x\r\nContent-Length: 6\r\n\r\n점심')

test('an answer is read whatever pieces it comes in, and the next one after it', () => {
  for (let cut = 1; cut < ANSWER.length; cut += 1) {
    const seen: string[] = []
    const read = createAnswerReader(({ status, body }) => seen.push(`${status} ${body}`))
    read(ANSWER.subarray(0, cut))
    expect(seen).toEqual([])
    read(ANSWER.subarray(cut))
    read(Buffer.from('HTTP/1.1 503 X\r\ncontent-length: 0\r\n\r\n'))
    expect(seen).toEqual(['200 점심', '503 '])
  }
})

test('what it does not understand is an error, not a wrong answer', () => {
  const read = createAnswerReader(() => {})
  expect(() => read(Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'))).toThrow('no length')
  expect(() => createAnswerReader(() => {})(Buffer.concat([ANSWER, ANSWER]))).toThrow('more than one')
})
