import type { Reporter } from 'vitest/node'
import { type Counts, countLine } from './counts.ts'

/**
 * Ends a test run with `N passed, N failed` alone on the last line. A file that does not load, a suite whose hook fails
 * and an error outside every test count as one failure each: a run with any of them is not green.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd: NonNullable<Reporter['onTestRunEnd']> = (modules, unhandledErrors) => {
    const counts: Counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        counts[state === 'pending' ? 'skipped' : state]++
      }
      counts.failed += module.errors().length
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
    }
    // Once the process is done: other reporters still write their summary now.
    process.once('exit', () => console.log(countLine(counts)))
  }
}
