import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createSharedFlights } from './shared-flights.ts'

/** A record that counts how often it is asked for what, and answers when it is told to. */
function slowRecord() {
  const asked: string[][] = []
  const open: (() => void)[] = []
  const read = async (names: readonly string[]) => {
    const time = asked.push([...names])
    await new Promise<void>((resolve) => open.push(resolve))
    return names.map((name) => `${name} ${time}`)
  }
  return { asked, read, answer: () => open.shift()?.() }
}

test('however many ask for a thing while it is read, it is read once more, after them', async () => {
  const flights = createSharedFlights<string>()
  const record = slowRecord()
  const names = ['국밥']
  const ask = () => flights.fly(names, (places) => record.read(places.map((place) => names[place] ?? '')))
  const first = ask()
  const others = Array.from({ length: 25 }, ask)
  record.answer()
  expect(await first).toEqual(['국밥 1'])
  await turn()
  record.answer()
  // What was on its way when they asked may have been too early for them.
  expect(await Promise.all(others)).toEqual(others.map(() => ['국밥 2']))
  expect(record.asked).toHaveLength(2)
  const later = ask()
  record.answer()
  expect(await later).toEqual(['국밥 3'])
})

test('what nobody reads at the moment is read together, in one statement', async () => {
  const flights = createSharedFlights<string>()
  const record = slowRecord()
  const ask = (names: readonly string[]) =>
    flights.fly(names, (places) => record.read(places.map((place) => names[place] ?? '')))
  const one = ask(['국밥', '냉면'])
  const two = ask(['냉면', '라멘', '만두'])
  expect(record.asked).toEqual([
    ['국밥', '냉면'],
    ['라멘', '만두'],
  ])
  record.answer()
  record.answer()
  expect(await one).toEqual(['국밥 1', '냉면 1'])
  await turn()
  record.answer()
  expect(await two).toEqual(['냉면 3', '라멘 2', '만두 2'])
})

test('a read that fails fails those who wait for it, and the next one is tried', async () => {
  const flights = createSharedFlights<string>()
  let times = 0
  const ask = () =>
    flights.fly(['국밥'], async () => {
      times += 1
      await turn()
      if (times === 1) throw new Error('away')
      return ['국밥']
    })
  const [first, second] = await Promise.allSettled([ask(), ask()])
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled'])
})

test('a read answers who asked before it began, however late they come to it', async () => {
  const flights = createSharedFlights<string>()
  const record = slowRecord()
  const ask = (since?: number) => flights.fly(['국밥'], () => record.read(['국밥']), since)
  const asked = flights.begun()
  const first = ask()
  const before = ask(asked)
  const after = ask(flights.begun())
  record.answer()
  expect(await Promise.all([first, before])).toEqual(['국밥 1', '국밥 1'].map((name) => [name]))
  await turn()
  record.answer()
  expect(await after).toEqual(['국밥 2'])
})
