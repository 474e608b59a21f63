import { startRedisCluster } from './stores/redis-cluster.ts'
import { setUpStores } from './vitest-global-setup.ts'

/** As for every test run, but Redis is a Cluster of three masters. */
export default async function setUpWithCluster(): Promise<() => Promise<void>> {
  const cluster = await startRedisCluster()
  try {
    const stop = await setUpStores({ redisUrl: cluster.redisUrl })
    return () => stop().finally(cluster.stop)
  } catch (error) {
    await cluster.stop()
    throw error
  }
}
