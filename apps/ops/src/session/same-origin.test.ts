import { expect, test } from 'vitest'
import { isSameOrigin } from './same-origin.ts'

const host = '127.0.0.1:8080'

test('a page of this origin may, any other may not: not even another port of this host', () => {
  expect(isSameOrigin({ host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).toBe(true)
  expect(isSameOrigin({ host, origin: `http://${host}` })).toBe(true)
  expect(isSameOrigin({ host, origin: 'http://127.0.0.1:9999', 'sec-fetch-site': 'same-site' })).toBe(false)
  expect(isSameOrigin({ host, origin: 'http://127.0.0.1:9999' })).toBe(false)
  expect(isSameOrigin({ host, origin: 'null' })).toBe(false)
  expect(isSameOrigin({ host })).toBe(false)
})
