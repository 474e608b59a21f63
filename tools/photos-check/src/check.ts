/**
 * `npm run photos:check -- --data DIR`: every photo of DIR through the whole product (DIR holds MEASURED.json, the oracle), what
 * refused ones cost, and what abuse is answered with. Ends with one line of figures; exits 0 where all of it is as it should be.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { signIn, startStack } from '@matjip/e2e'
import { readStack } from '@matjip/stack'
import { checkAbuse } from './check/check-abuse.ts'
import { checkCost } from './check/check-cost.ts'
import { checkPhoto } from './check/check-photo.ts'
import { readMeasured } from './check/measured.ts'
import { table } from './table.ts'

const { values } = parseArgs({ options: { data: { type: 'string' } } })
if (values.data === undefined) {
  console.error('Where are the photos? npm run photos:check -- --data DIR (with MEASURED.json)')
  process.exit(2)
}
const photos = readMeasured(resolve(values.data))
const state = await mkdtemp(join(tmpdir(), 'matjip-photos-'))
const stack = await startStack(['--port', '0', '--state', state, '--empty'], { RATE_LIMIT_SCALE: '0' })
try {
  const [mina, jun] = [await signIn(stack.url, 'mina'), await signIn(stack.url, 'jun')]
  const verdicts = []
  for (const photo of photos) verdicts.push(await checkPhoto(mina, photo))
  console.log('\n## Photos')
  console.log(
    table(
      ['file', 'expected', 'actual', 'faults'],
      verdicts.map(({ file, expected, actual, faults }) => [file, expected, actual, faults.join('; ') || 'none']),
    ),
  )
  const costs = []
  for (const photo of photos.filter(({ outcome }) => /truncated|pixels/.test(outcome)))
    costs.push(await checkCost(mina, state, photo))
  console.log('\n## What a refusal costs post-service')
  console.log(
    table(
      ['file', 'median ms', 'CPU ms', 'memory grew MB', 'changed nothing'],
      costs.map(({ file, medianMs, cpuMs, grewBytes, changedNothing }) => [
        file,
        medianMs.toFixed(1),
        cpuMs.toFixed(1),
        (grewBytes / 1e6).toFixed(1),
        String(changedNothing),
      ]),
    ),
  )
  const abuses = await checkAbuse(mina, jun, readStack(state)?.stores ?? {})
  console.log('\n## Abuse')
  console.log(
    table(
      ['what', 'answer', 'refused'],
      abuses.map(({ what, answer, isRefused }) => [what, answer, isRefused ? 'yes' : 'NO']),
    ),
  )
  const good = verdicts.filter(({ faults }) => faults.length === 0).length
  const cheap = costs.filter(({ holds }) => holds).length
  const refused = abuses.filter(({ isRefused }) => isRefused).length
  process.exitCode = good === verdicts.length && cheap === costs.length && refused === abuses.length ? 0 : 1
  console.log(
    `\nphotos: ${good} of ${verdicts.length} files as expected, ${cheap} of ${costs.length} refusals below 100 ms and 150 MB, ${refused} of ${abuses.length} abuses refused`,
  )
} finally {
  await stack.stop()
  await rm(state, { recursive: true, force: true })
}
