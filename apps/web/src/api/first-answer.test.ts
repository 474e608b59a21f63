import { expect, onTestFinished, test, vi } from 'vitest'
import { takeFirstAnswer } from './first-answer.ts'

const url = 'http://127.0.0.1:8080/feed?limit=12'
const asked = (headers: Record<string, string> = {}, address = url) => ({ url: address, headers: new Headers(headers) })

function sentEarly(authorization: string | null) {
  const answer = Promise.resolve(new Response('{}'))
  vi.stubGlobal('window', { firstAnswer: { url, authorization, answer } })
  onTestFinished(() => void vi.unstubAllGlobals())
  return answer
}

test('the answer that was asked for early is taken over once', () => {
  const answer = sentEarly('Bearer mina')
  expect(takeFirstAnswer(asked({ authorization: 'Bearer mina' }))).toBe(answer)
  expect(takeFirstAnswer(asked({ authorization: 'Bearer mina' }))).toBeUndefined()
})

test('somebody else, nobody, or another address asks anew', () => {
  sentEarly('Bearer mina')
  expect(takeFirstAnswer(asked({ authorization: 'Bearer jun' }))).toBeUndefined()
  expect(takeFirstAnswer(asked())).toBeUndefined()
  expect(takeFirstAnswer(asked({ authorization: 'Bearer mina' }, `${url}&cursor=a`))).toBeUndefined()
})

test('an anonymous answer is for whoever is not signed in', () => {
  const answer = sentEarly(null)
  expect(takeFirstAnswer(asked())).toBe(answer)
})
