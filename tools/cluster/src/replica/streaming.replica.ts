import { until } from '@matjip/stack'
import { expect, test } from 'vitest'
import { openReplicaWorld } from './replica-world.ts'

const COUNT = { name: 'count', text: 'select count(*)::int as count from notes' }
const countOf = ({ rows }: { rows: { count: number }[] }) => rows[0]?.count

test('what was committed before a read is in it, and the replica answers: a thousand times', async () => {
  const { primary, routed, reads } = await openReplicaWorld()
  for (let id = 1; id <= 1_000; id++) {
    await primary.query('insert into notes values ($1, $2)', [id, '국밥'])
    expect(countOf(await routed.query(COUNT))).toBe(id)
  }
  expect(reads.filter((by) => by === 'replica').length).toBeGreaterThan(900)
})

test('many who write and read at once each find what they wrote', async () => {
  const { primary, routed, reads } = await openReplicaWorld()
  const person = async (number: number) => {
    for (let round = 0; round < 40; round++) {
      const id = number * 1_000 + round
      await primary.query('insert into notes values ($1, $2)', [id, '냉면'])
      const { rows } = await routed.query({ name: 'one', text: 'select body from notes where id = $1', values: [id] })
      expect(rows).toEqual([{ body: '냉면' }])
    }
  }
  await Promise.all(Array.from({ length: 20 }, (_, number) => person(number)))
  expect(reads.filter((by) => by === 'replica').length).toBeGreaterThan(400)
})

test('a replica that is behind answers nothing that it cannot know, and answers again when it has caught up', async () => {
  const { primary, replica, routed, reads } = await openReplicaWorld(30)
  expect(countOf(await routed.query(COUNT))).toBe(0)
  await replica.query('select pg_wal_replay_pause()')
  await primary.query(`insert into notes values (1, '칼국수')`)
  expect(countOf(await routed.query(COUNT))).toBe(1)
  expect(reads.at(-1)).toBe('behind')
  await replica.query('select pg_wal_replay_resume()')
  await until('the replica answering', 10_000, async () => {
    expect(countOf(await routed.query(COUNT))).toBe(1)
    return reads.at(-1) === 'replica'
  })
})

test('a replica that dies costs a read nothing but the way to the primary', async () => {
  const { primary, replicaStore, routed, reads } = await openReplicaWorld()
  await primary.query(`insert into notes values (1, '떡볶이')`)
  expect(countOf(await routed.query(COUNT))).toBe(1)
  process.kill(-replicaStore.child.pid, 'SIGKILL')
  await replicaStore.child.exited
  expect(countOf(await routed.query(COUNT))).toBe(1)
  expect(reads.at(-1)).toBe('away')
})

test('a replica that was promoted has a history of its own, and is not asked any more', async () => {
  const { primary, replica, routed, reads } = await openReplicaWorld()
  expect(countOf(await routed.query(COUNT))).toBe(0)
  expect(reads.at(-1)).toBe('replica')
  await replica.query('select pg_promote()')
  // Ahead of the primary by its bytes, and without what the primary has.
  await replica.query(`insert into notes select n, 'elsewhere' from generate_series(1000, 3000) n`)
  await primary.query(`insert into notes values (1, '김밥')`)
  expect(countOf(await routed.query(COUNT))).toBe(1)
  expect(reads.at(-1)).not.toBe('replica')
})
