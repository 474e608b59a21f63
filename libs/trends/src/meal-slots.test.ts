import { expect, test } from 'vitest'
import { daysBefore, newestSlotTime, slotTimeAt } from './meal-slots.ts'

const seoul = (time: string) => Date.parse(`2026-11-26T${time}:00+09:00`)
const told = ({ slot, from, to }: ReturnType<typeof slotTimeAt>) => [
  slot,
  new Date(from).toISOString(),
  new Date(to).toISOString(),
]

test.for([
  ['06:00', 'breakfast', '2026-11-25T21:00:00.000Z', '2026-11-26T01:00:00.000Z'],
  ['10:59', 'breakfast', '2026-11-25T21:00:00.000Z', '2026-11-26T01:00:00.000Z'],
  ['11:00', 'lunch', '2026-11-26T02:00:00.000Z', '2026-11-26T05:00:00.000Z'],
  ['14:00', 'cafe', '2026-11-26T05:00:00.000Z', '2026-11-26T08:00:00.000Z'],
  ['20:59', 'dinner', '2026-11-26T08:00:00.000Z', '2026-11-26T12:00:00.000Z'],
  ['23:59', 'night', '2026-11-26T12:00:00.000Z', '2026-11-26T17:00:00.000Z'],
])('at %s in Seoul it is %s, or that ended last', ([time = '', slot, from, to]) => {
  expect(told(slotTimeAt(seoul(time)))).toEqual([slot, from, to])
})

test.for(['00:30', '01:59', '05:59'])('at %s the late meal of the day before is what there is', (time) => {
  expect(told(slotTimeAt(seoul(time)))).toEqual(['night', '2026-11-25T12:00:00.000Z', '2026-11-25T17:00:00.000Z'])
})

test('of a slot that comes later today, the newest time is of yesterday', () => {
  expect(told(newestSlotTime('dinner', seoul('12:00')))[1]).toBe('2026-11-25T08:00:00.000Z')
  expect(told(daysBefore(newestSlotTime('lunch', seoul('12:00')), 7))[1]).toBe('2026-11-19T02:00:00.000Z')
})
