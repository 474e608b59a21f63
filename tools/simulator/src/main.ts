import { parseArgs } from 'node:util'
import { ablate } from './command/ablate.ts'
import { openPool } from './command/pool.ts'
import { simulate } from './command/simulate.ts'

/** Schedules by default: about a minute on two cores. */
const SCHEDULES = 400
/** Schedules after which an ablation counts as not found out; the rarest (counts without TTL) needs 3,806. */
const ABLATION_SCHEDULES = 6_000

const { values } = parseArgs({
  options: {
    schedules: { type: 'string' },
    seed: { type: 'string', default: '1' },
    requests: { type: 'string' },
    without: { type: 'string' },
    ablations: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})
const number = (text: string | undefined, otherwise: number) => {
  const value = text === undefined ? otherwise : Number(text)
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`${text} is not a positive whole number`)
  return value
}
const seed = number(values.seed, 1)
const pool = openPool()
const held = values.ablations
  ? await ablate(pool, seed, number(values.schedules, ABLATION_SCHEDULES), values.only)
  : await simulate(pool, {
      seed,
      schedules: number(values.schedules, SCHEDULES),
      ...(values.requests === undefined ? {} : { requests: number(values.requests, 1) }),
      ...(values.without === undefined ? {} : { without: values.without.split(';') }),
    })
await pool.close()
process.exitCode = held ? 0 : 1
