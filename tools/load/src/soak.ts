/**
 * `npm run soak [-- --minutes N]`: a mixed load at about a third of what saturates the product, for half an hour unless told. Exit
 * 0 only where no process has grown in memory or descriptors, no store in connections, nothing was lost or wrong, and the
 * doctor finds no drift at the end.
 */
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { positive } from '@matjip/stack'
import { writeReport } from './report/write-report.ts'
import { hasGrown } from './soak/growth.ts'
import { renderSoak } from './soak/render-soak.ts'
import { runSoak } from './soak/run-soak.ts'
import { align } from './table.ts'
import { haveBreakfast } from './world/breakfast.ts'
import { openLoadWorld } from './world/load-world.ts'

/** More posts than come in half an hour at any rate that this machine bears at a third. */
const POSTS_A_MINUTE = 400
const MINUTES = 30
/** Share of requests that is answered within a second: memory that does not grow because nobody is served shows nothing. Neighbours on the machine may have some refused. */
const GOOD_SHARE = 0.9

const { values } = parseArgs({ options: { minutes: { type: 'string' }, out: { type: 'string' } } })
const minutes = positive('minutes', values.minutes) ?? MINUTES
const world = await openLoadWorld({ posts: Math.ceil(minutes * POSTS_A_MINUTE), isInspected: true })
try {
  await haveBreakfast(world)
  const soaked = await runSoak(world, minutes)
  const { growths, drift, lost, wrongs, failed, requests, good, refused, rate } = soaked
  const rows = growths.map(({ what, from, to, allowed }) => [
    what,
    from.toFixed(1),
    to.toFixed(1),
    `+${allowed.toFixed(1)}`,
  ])
  const table = align([['the lowest, in a third of the time', 'first', 'last', 'allowed'], ...rows])
  console.log(`\n${table}`)
  const broken = [
    ...growths.filter(hasGrown).map(({ what, from, to }) => `${what} grew from ${from.toFixed(1)} to ${to.toFixed(1)}`),
    ...drift.slice(0, 10),
    ...(lost > 0 ? [`${lost} of ${soaked.written} writes are lost`] : []),
    ...(wrongs > 0 ? [`${wrongs} pages are wrong`] : []),
    ...(failed > 0 ? [`${failed} requests failed`] : []),
    ...(good >= GOOD_SHARE * requests ? [] : [`${good} of ${requests} requests were answered within a second`]),
  ]
  for (const claim of broken) console.log(`✗ ${claim}`)
  const figure =
    `${minutes} min at ${rate.toFixed(0)}/s, ${requests.toLocaleString('en')} requests (${good.toLocaleString('en')} within a second, ${refused} refused, ${failed} failed), ` +
    `${growths.filter(hasGrown).length} of ${growths.length} things grew, drift ${drift.length} of ${soaked.compared} compared, ${lost} lost, ${wrongs} wrong`
  console.log(`Report: ${writeReport('soak', soaked, renderSoak(figure, table, soaked.samples), values.out)}`)
  console.log(
    `Load of the machine over the last minute: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`,
  )
  console.log(`soak ${broken.length === 0 ? 'holds' : 'FAILS'}: ${figure}`)
  process.exitCode = broken.length === 0 ? 0 : 1
} finally {
  await world.stop()
}
