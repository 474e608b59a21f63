import { until } from '@matjip/e2e'
import { countDrift } from './account/count-drift.ts'
import { sendLateClicks } from './account/late-clicks.ts'
import { liveALife } from './account/live-a-life.ts'
import { findPerson } from './census/find-person.ts'
import type { Found } from './census/find-person.ts'
import { needlesOf } from './census/person-needles.ts'
import { openStack } from './world/open-stack.ts'

/** What takes minutes to an hour in a deployment takes seconds here; the order of things is the same. */
const PACES = {
  ERASE_INTERVAL_MS: '500',
  ERASE_BATCH: '10',
  ERASE_SETTLE_S: '5',
  GONE_UPLOADS_S: '5',
  SWEEP_MS: '1000',
  TRENDS_INTERVAL_MS: '1000',
}
/** Milliseconds: entries that are cached for minutes run out by then. */
const GONE_MS = 480_000
const LOOK_MS = 2_000

/** The mark that stays: the id, when it was met, deleted and erased, and a random word in the place of the handle. */
const MARK = /^users \(\d+,[0-9a-f-]{36},"","",/

const sizeOf = ({ rows, keys, objects }: Found) => ({
  rows: rows.filter((row) => !MARK.test(row)).length,
  keys: keys.length,
  objects: objects.length,
})

const stack = await openStack(PACES)
try {
  const lives = await liveALife(stack)
  const needles = await needlesOf(stack.pool, Number(lives.leaver.userId))
  const search = () => findPerson(stack, needles)
  const first = await search()
  const before = sizeOf(first)
  console.log(
    `before: ${Map.groupBy(first.rows, (row) => row.split(' ')[0]).size} tables, ${new Set(first.keys.map((key) => key.split(':')[0])).size} families of keys`,
  )
  const exported = await fetch(`${stack.url}/users/me/export`, {
    headers: { authorization: `Bearer ${await stack.tokens.good(lives.leaver)}` },
  })
  const lines = (await exported.text()).trimEnd().split('\n')

  await lives.leaver.call('DELETE', '/users/me', { expect: 202 })
  const late = await sendLateClicks(stack, lives)
  const look = async () => {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    return search()
  }
  const isGone = (found: Found) => Object.values(sizeOf(found)).every((count) => count === 0)
  const gone = () =>
    until('everything gone', look, isGone, GONE_MS).catch((error: Error) => {
      console.log(error.message.slice(0, 200))
      return search()
    })
  await gone()
  // And it stays so: what comes later brings nothing back, but a count of 0 in Redis for a minute.
  const lateAgain = await sendLateClicks(stack, lives)
  const last = await gone()
  const after = sizeOf(last)
  for (const found of [...last.rows, ...last.keys, ...last.objects]) console.log(`left: ${found.slice(0, 200)}`)
  for (const key of last.postIds) console.log(`id of a post that is no more: ${key}`)
  const drift = await countDrift(stack.pool)
  const holds =
    Object.values(before).every((count) => count > 0) &&
    Object.values(after).every((count) => count === 0) &&
    last.rows.length === 1 &&
    drift === 0 &&
    JSON.parse(lines.at(-1) ?? '{}').lines === lines.length - 1
  console.log(
    `account census: ${before.rows} rows, ${before.keys} keys, ${before.objects} objects before; ` +
      `${after.rows}, ${after.keys}, ${after.objects} after, beside the mark; ${lines.length} lines exported, ` +
      `${late + lateAgain} late clicks dropped, ${drift} counters wrong: ${holds ? 'holds' : 'DOES NOT HOLD'}`,
  )
  process.exitCode = holds ? 0 : 1
} finally {
  await stack.close()
}
