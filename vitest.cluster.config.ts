import { defineConfig } from 'vitest/config'
import whole from './vitest.config.ts'

/** What works with Redis, on a Cluster of three nodes in place of a single one. */
export default defineConfig({
  test: {
    ...whole.test,
    include: [
      'libs/{redis-keys,relations,post-view}/src/**/*.test.ts',
      'apps/{relation-service,counter-batch,feed-service,post-service}/src/**/*.test.ts',
      // Failovers, hanging masters, slots on their way: each on a Cluster of its own.
      'tools/cluster/src/redis/*.cluster.ts',
    ],
    globalSetup: ['tools/cluster/src/global-setup.ts'],
    // A Cluster has one logical database, which belongs to one file at a time.
    maxWorkers: 1,
  },
})
