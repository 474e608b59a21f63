import { readdirSync } from 'node:fs'
import { openInspector } from '../profile/inspector.ts'
import { residentBytes } from '../start/measure-start.ts'
import type { LoadWorld, Role } from '../world/load-world.ts'

/** What a process holds. */
export interface Held {
  residentMb: number
  /** Of what has survived collections of garbage. */
  oldHeapMb: number
  descriptors: number
}

export interface Sample {
  processes: Record<Role, Held>
  /** Connections that the stores count. */
  postgres: number
  redis: number
}

const MB = 1e6

/**
 * Looks at every process and at who is connected to the stores.
 * @param collected whether each process collects its garbage before
 */
export async function takeSample({ arena, processes }: LoadWorld, collected: boolean): Promise<Sample> {
  const held = await Promise.all(
    Object.entries(processes).map(async ([role, { child, origin, inspectorPort = 0 }]): Promise<[string, Held]> => {
      if (collected) await collect(inspectorPort)
      const metrics = await (await fetch(`${origin}/metrics`)).text()
      const old = Number(/^nodejs_heap_space_size_used_bytes\{space="old"\} (\S+)/m.exec(metrics)?.[1])
      const descriptors = readdirSync(`/proc/${child.pid}/fd`).length
      return [role, { residentMb: residentBytes(child.pid) / MB, oldHeapMb: old / MB, descriptors }]
    }),
  )
  const { rows } = await arena.database.pool.query<{ count: number }>(
    `select count(*) from pg_stat_activity where backend_type = 'client backend'`,
  )
  const clients = /^connected_clients:(\d+)/m.exec(await arena.redis.info('clients'))?.[1]
  return {
    processes: Object.fromEntries(held) as Sample['processes'],
    postgres: rows[0]?.count ?? NaN,
    redis: Number(clients),
  }
}

async function collect(inspectorPort: number): Promise<void> {
  const inspector = await openInspector(inspectorPort)
  await inspector.collect()
  inspector.close()
}
