import { expect, test } from 'vitest'
import { ablations } from './ablations/index.ts'
import { linesAbout, shrink } from './command/shrink.ts'
import { runSchedule } from './run-schedule.ts'

/** About 40 s of one core. A count and not a time: the same schedules on every machine. */
const SCHEDULES = 250

test('the same seed is the same schedule, step by step; another seed is another', async () => {
  for (const seed of [3, 4, 5]) {
    const [one, again] = [await runSchedule({ seed }), await runSchedule({ seed, tracing: true })]
    expect(again).toEqual({ ...one, trace: again.trace })
    expect(again.trace.length).toBeGreaterThan(500)
  }
  expect((await runSchedule({ seed: 6 })).hash).not.toBe((await runSchedule({ seed: 7 })).hash)
}, 60_000)

test.each(['a commit of unknown outcome is taken for done', 'ack before commit', 'trim before settle'])(
  'a planted bug is found: %s',
  async (name) => {
    const ablation = ablations.find((one) => one.name === name)
    if (!ablation) throw new Error('no such ablation')
    for (let seed = 1; seed <= 200; seed += 1) {
      const { violations } = await runSchedule({ seed, ablation })
      if (violations.length > 0) return
    }
    expect.fail('200 schedules did not find it')
  },
  120_000,
)

test('a schedule that goes wrong is made smaller, and its trace tells of the target', async () => {
  const ablation = ablations.find(({ name }) => name === 'the counter moves by what was asked for')
  if (!ablation) throw new Error('no such ablation')
  const { options, outcome } = await shrink({ seed: 1, ablation })
  expect(outcome.violations[0]?.invariant).toBe('I2')
  expect(options.requests).toBeLessThanOrEqual(80)
  expect(linesAbout(outcome).length).toBeGreaterThan(0)
}, 60_000)

test(`${SCHEDULES} schedules break no promise`, async () => {
  let [requests, accepted] = [0, 0]
  for (let seed = 1; seed <= SCHEDULES; seed += 1) {
    const outcome = await runSchedule({ seed })
    expect(outcome.violations, `replay: npm run simulate -- --schedules 1 --seed ${seed}`).toEqual([])
    requests += outcome.requests
    accepted += outcome.accepted
  }
  expect(requests).toBeGreaterThan(70_000)
  // A pipeline that takes nothing breaks no promise either.
  expect(accepted).toBeGreaterThan(0.6 * requests)
}, 600_000)
