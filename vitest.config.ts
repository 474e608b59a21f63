import { defineConfig } from 'vitest/config'

/** One run for the whole repository: the stores start once and every file clones its own database from a template. */
export default defineConfig({
  test: {
    include: [
      '{apps,libs,tools}/**/src/**/*.test.ts',
      'libs/*/test/**/*.test.ts',
      'infra/cdk/test/process-table.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // Every answer that a test sees is held against the committed OpenAPI document.
    setupFiles: ['tools/contract/src/conformance/vitest-setup.ts'],
    globalSetup: ['tools/stack/src/vitest-global-setup.ts'],
    reporters: ['default', './tools/stack/src/vitest-count-reporter.ts'],
    pool: 'forks',
    // The budget of the whole suite is set for two cores; more workers would only wait for the same stores.
    maxWorkers: 2,
    // Real stores on a busy machine: a test waits for events with deadlines of its own, well inside this.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // An orderly end of Postgres after the last file.
    teardownTimeout: 30_000,
    unstubEnvs: true,
  },
})
