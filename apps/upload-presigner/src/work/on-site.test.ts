import { expect, test } from 'vitest'
import { isOnSite } from './on-site.ts'

const place = { lat: 37.5443, lng: 127.0557 }
const posted = new Date('2026-11-23T12:00:00+09:00')
const hour = 3_600_000
const at = (hoursBefore: number) => posted.getTime() - hoursBefore * hour

test('near and of that day counts; far, old or of the future does not', () => {
  const cases: [metresNorth: number, hoursBefore: number, expected: boolean][] = [
    [0, 0, true],
    [280, 1, true],
    [-280, 23.9, true],
    [320, 1, false],
    [0, 24.1, false],
    [0, -0.1, true],
    [0, -0.2, false],
    [100_000, 1, false],
  ]
  for (const [metres, hours, expected] of cases) {
    const taken = { lat: place.lat + metres / 111_195, lng: place.lng, atMs: at(hours) }
    expect([metres, hours, isOnSite(taken, place, posted)]).toEqual([metres, hours, expected])
  }
})

test('a degree of longitude is shorter in the north', () => {
  const taken = {
    lat: place.lat,
    lng: place.lng + 290 / (111_195 * Math.cos((place.lat * Math.PI) / 180)),
    atMs: at(1),
  }
  expect(isOnSite(taken, place, posted)).toBe(true)
  expect(isOnSite({ ...taken, lng: place.lng + 330 / 88_000 }, place, posted)).toBe(false)
})
