import { expect, test } from 'vitest'
import { greatFaults } from './wait-until-over.ts'
import { eventsOf, formatReport, holds } from './report.ts'
import { runChaos } from './run-chaos.ts'
import { CHAOS } from './settings.ts'

/** Faults of processes and stores after which it ends; those of the queue come on top. */
const FAULTS = 20
/** Milliseconds that they may take to come about, amid some clicks that are taken: a third of it, where nothing else is done. */
const RUN_MS = 60_000
/** The whole of it on a machine that does other things too. */
const LIMIT_MS = 240_000

test(
  'two of each process under faults: nothing lost, nothing doubled, no drift',
  async () => {
    const report = await runChaos(
      {
        ...CHAOS,
        seed: 20_261_123,
        runMs: RUN_MS,
        maxFaults: FAULTS,
        rate: 100,
        // So few are accepted at all that one in twenty would be none.
        hiding: 0.25,
        // Dense, as the run is short; and without what needs a minute to be forgotten by caches, or half of the run.
        faultEveryMs: 700,
        failAfterMs: 6_000,
        visibilitySeconds: 2,
        // Both APIs may end at their first answer and start, on a busy machine, for half of the time that there is.
        leastAccepted: 0.1,
        leastMet: 0,
        without: ['redis: failed over', 'process: SIGSTOP', 'postgres: silent', 'redis: silent'],
      },
      () => {},
    )
    expect(holds(report), formatReport(report)).toBe(true)
    expect(greatFaults(report.faults)).toBeGreaterThan(FAULTS / 2)
    expect(report.answers.of('202')).toBeGreaterThan(100)
    expect(eventsOf(report)).toBeGreaterThan(report.answers.of('202'))
  },
  LIMIT_MS,
)
