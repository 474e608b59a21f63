import { defineConfig } from 'vitest/config'

/** Beside the repository's own run, because it needs this package's lock installed. No store is started. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', '../../tools/stack/src/vitest-count-reporter.ts'],
    // A synthesis of everything takes seconds on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
