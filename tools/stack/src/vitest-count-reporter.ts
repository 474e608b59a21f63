import type { Reporter, TestModule } from 'vitest/node'
import { type Counts, countLine, failureLine } from './counts.ts'

/**
 * Ends a test run with what failed, a line each, and `N passed, N failed` alone on the last line. A file that does not
 * load, a suite whose hook fails and an error outside every test count as one failure each: a run with any of them is
 * not green.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd: NonNullable<Reporter['onTestRunEnd']> = (modules, unhandledErrors) => {
    const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
    const failures = unhandledErrors.map((error) => failureLine('outside every test', error))
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result()
        if (state === 'failed') failures.push(failureLine(`${module.relativeModuleId} > ${test.fullName}`, errors[0]))
        else counts[state === 'pending' ? 'skipped' : state]++
      }
      failures.push(...outsideTests(module))
    }
    counts.failed = failures.length
    // Once the process is done: other reporters still write their summary now.
    process.once('exit', () => {
      for (const line of failures) console.log(line)
      console.log(countLine(counts))
    })
  }
}

/** Errors of a file and of its suites' hooks. */
function outsideTests(module: TestModule): string[] {
  const suites = [...module.children.allSuites()]
  return [
    ...module.errors().map((error) => failureLine(module.relativeModuleId, error)),
    ...suites.flatMap((suite) =>
      suite.errors().map((error) => failureLine(`${module.relativeModuleId} > ${suite.fullName}`, error)),
    ),
  ]
}
