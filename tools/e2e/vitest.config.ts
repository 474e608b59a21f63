import { defineConfig } from 'vitest/config'

/** End to end: the bundles that would ship, through the gateway, on one whole stack. */
export default defineConfig({
  test: {
    include: ['tools/e2e/test/**/*.e2e.ts'],
    // Every answer that a test sees is held against the committed OpenAPI document.
    setupFiles: ['tools/contract/src/conformance/vitest-setup.ts'],
    globalSetup: ['tools/e2e/src/global-setup.ts'],
    reporters: ['default', './tools/stack/src/vitest-count-reporter.ts'],
    pool: 'forks',
    // One stack serves all files; two at once would only share its two cores.
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
  },
})
