import { tmpdir } from 'node:os'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { expect, onTestFinished, test } from 'vitest'
import { planFilling } from './content.ts'

async function database() {
  const opened = await openTestDatabase()
  onTestFinished(() => opened.close())
  return opened
}

test('an empty database gets the demo once; a filling that was cut short is taken up again', async () => {
  const { url, pool } = await database()
  expect(await planFilling('none', url)).toHaveProperty('skip')
  const demo = { source: 'demo', args: ['--demo'] }
  expect(await planFilling('demo', url)).toEqual(demo)
  await pool.query(`insert into matjip_stack.filled (source) values ('demo')`)
  expect(await planFilling('demo', url)).toEqual(demo)
  await pool.query('update matjip_stack.filled set finished_at = now()')
  expect(await planFilling('demo', url)).toEqual({ skip: 'the demo data are loaded already' })
})

test('real data are loaded once, also beside the demo, and keep the demo out', async () => {
  const { url, pool } = await database()
  const folder = tmpdir()
  expect(await planFilling({ folder }, url)).toEqual({ source: folder, args: ['--data', folder] })
  await pool.query(`insert into matjip_stack.filled values ($1, now())`, [folder])
  expect(await planFilling({ folder }, url)).toHaveProperty('skip')
  expect(await planFilling('demo', url)).toEqual({ skip: 'the database is not empty: no demo data' })
})
