import { Redis } from 'ioredis'
import type { ClusterNode } from './redis-cluster.ts'

type Wait = (what: string, isSo: () => Promise<boolean>) => Promise<void>

/** A Cluster's keys are spread over so many slots. */
const SLOTS = 16_384

export function connectTo(port: number): Redis {
  const client = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: 0 })
  client.on('error', () => {})
  return client
}

/**
 * Makes one Cluster of empty nodes, as `redis-cli --cluster create` does (Debian's package of the server alone has none):
 * slots to the masters, each with an epoch of its own, everybody introduced to everybody, then the replicas.
 */
export async function formCluster(nodes: readonly ClusterNode[], clients: readonly Redis[], wait: Wait): Promise<void> {
  const masters = nodes.filter(({ isReplica }) => !isReplica).length
  const each = <T>(act: (client: Redis, node: ClusterNode, index: number) => Promise<T>) =>
    Promise.all(nodes.map((node, index) => act(clients[index] as Redis, node, index)))

  await each(async (client, { isReplica, shard }, index) => {
    await client.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1)
    if (isReplica) return
    const [from, next] = [shard, shard + 1].map((at) => Math.round((SLOTS * at) / masters)) as [number, number]
    await client.call('CLUSTER', 'ADDSLOTSRANGE', from, next - 1)
  })
  await each((client, _node, index) =>
    Promise.all(
      nodes.slice(index + 1).map(({ port, busPort }) => client.call('CLUSTER', 'MEET', '127.0.0.1', port, busPort)),
    ),
  )
  await wait('the nodes of the Redis Cluster knowing each other', async () =>
    (await each(async (client) => String(await client.cluster('INFO')))).every(
      (state) => /cluster_state:ok/.test(state) && state.includes(`cluster_known_nodes:${nodes.length}\r`),
    ),
  )
  await each(async (client, { isReplica, shard }) => {
    if (isReplica) await client.call('CLUSTER', 'REPLICATE', await (clients[shard] as Redis).cluster('MYID'))
  })
  await wait('the replicas of the Redis Cluster having their copy', async () =>
    (
      await each(
        async (client, { isReplica }) => !isReplica || (await client.info('replication')).includes('_link_status:up'),
      )
    ).every(Boolean),
  )
  // A replica is of use only once the others know it as one: only then do they let it take over. And clients hear of it only
  // once they know that it has copied something, so there must be something to copy.
  const replicas = nodes.length - masters
  await each(async (client, { isReplica }) => isReplica || client.flushall())
  await wait('the Redis Cluster telling of its replicas', async () =>
    (await each(async (client) => replicasOf((await client.cluster('SLOTS')) as unknown[][]))).every(
      (known) => known === replicas,
    ),
  )
}

/** How many replicas a map of slots names: ranges, each as first slot, last slot, master and replicas. */
function replicasOf(ranges: readonly unknown[][]): number {
  return ranges.reduce((sum, [, , , ...replicas]) => sum + replicas.length, 0)
}
