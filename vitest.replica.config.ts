import { defineConfig } from 'vitest/config'
import whole from './vitest.config.ts'

/** Reads by a real streaming replica: each on a primary and a replica of its own. */
export default defineConfig({
  test: {
    ...whole.test,
    include: ['tools/cluster/src/replica/*.replica.ts'],
    globalSetup: [],
    setupFiles: [],
    testTimeout: 120_000,
  },
})
