import { expect, test } from 'vitest'
import { formatTraceparent, parseTraceparent, placeOfRequest } from './traceparent.ts'

const PLACE = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }
const TEXT = `00-${PLACE.traceId}-${PLACE.spanId}-01`

test('what is written is read', () => {
  expect(parseTraceparent(formatTraceparent(PLACE))).toEqual(PLACE)
})

test.each([
  undefined,
  '',
  'nonsense',
  `00-${'0'.repeat(32)}-${PLACE.spanId}-01`,
  `00-${PLACE.traceId}-${'0'.repeat(16)}-01`,
  TEXT.toUpperCase(),
  TEXT.replace('00-', 'ff-'),
  `${TEXT}0`,
  ` ${TEXT}`,
])('%j is no place', (text) => {
  expect(parseTraceparent(text)).toBeUndefined()
})

test('a newer version may say more', () => {
  expect(parseTraceparent(`cc-${PLACE.traceId}-${PLACE.spanId}-01-more`)).toEqual(PLACE)
})

test("a request's place is what its caller says, else the balancer's trace, else none", () => {
  const amazon = 'Self=1-67891234-12456789abcdef012345678;Root=1-67891233-abcdef012345678912345678'
  expect(placeOfRequest({ traceparent: TEXT, 'x-amzn-trace-id': amazon })).toEqual(PLACE)
  expect(placeOfRequest({ traceparent: 'nonsense', 'x-amzn-trace-id': amazon })).toEqual({
    traceId: '67891233abcdef012345678912345678',
    spanId: '2345678912345678',
  })
  expect(placeOfRequest({ 'x-amzn-trace-id': 'nonsense' })).toBeUndefined()
  expect(placeOfRequest({})).toBeUndefined()
})
