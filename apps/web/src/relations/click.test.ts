import { expect, test } from 'vitest'
import { needsSending, nextClick } from './click.ts'
import type { Click, ClickEvent } from './click.ts'

/** Runs events from nothing; answers each state and how many requests were due. */
function run(...events: ClickEvent[]) {
  let click: Click | null = null
  let requests = 0
  for (const event of events) {
    const next = nextClick(click, event)
    if (needsSending(click, next)) requests++
    click = next
  }
  return { click: click as Click | null, requests }
}

const pressed: ClickEvent = { type: 'pressed', confirmed: false }
const accepted = (operationId: string): ClickEvent => ({ type: 'accepted', operationId })
const settled = (operationId: string): ClickEvent => ({ type: 'settled', operationId })
const refused: ClickEvent = { type: 'refused' }

test('a press shows at once and asks for one request', () => {
  const { click, requests } = run(pressed)
  expect(click).toMatchObject({ phase: 'sending', shown: true, confirmed: false })
  expect(requests).toBe(1)
})

test('a 202 is queued, word of its operation settles it', () => {
  expect(run(pressed, accepted('a')).click).toMatchObject({ phase: 'queued', shown: true })
  expect(run(pressed, accepted('a'), settled('a')).click).toMatchObject({ phase: 'settled', shown: true })
})

test('a refusal leaves nothing, so that the answer of the server shows again', () => {
  expect(run(pressed, refused).click).toBeNull()
  expect(run(pressed, accepted('a'), refused).click).toBeNull()
})

test('presses during a request send only the last wish, once', () => {
  const twice = run(pressed, pressed, pressed)
  expect(twice).toMatchObject({ requests: 1, click: { shown: true, sent: true } })
  expect(run(pressed, pressed, pressed, accepted('a')).click).toMatchObject({ phase: 'queued' })
  const undone = run(pressed, pressed, accepted('a'))
  expect(undone).toMatchObject({ requests: 2, click: { phase: 'sending', shown: false, sent: false, confirmed: true } })
})

test('a press after the 202 does not wait for the record', () => {
  const { click, requests } = run(pressed, accepted('a'), pressed, accepted('b'))
  expect(requests).toBe(2)
  expect(click).toMatchObject({ phase: 'queued', shown: false, operationId: 'b' })
})

test('word of an older operation does not settle the newest', () => {
  const { click } = run(pressed, accepted('a'), pressed, accepted('b'), settled('a'))
  expect(click).toMatchObject({ phase: 'queued', operationId: 'b' })
})

test('a settled click is where the next press starts from, whatever an old page says', () => {
  const { click } = run(pressed, accepted('a'), settled('a'), { type: 'pressed', confirmed: false })
  expect(click).toMatchObject({ phase: 'sending', shown: false, confirmed: true })
})
