import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Redis } from '@matjip/redis-keys'
import { startStores, until } from '@matjip/stack'
import type { Child, PostgresSettings, RedisSettings, Run } from '@matjip/stack'
import type { TcpProxy } from '../tcp-proxy/tcp-proxy.ts'

/** Where the stores' files are, and who ends what a killed run leaves behind. */
export interface StorePlace {
  stateDir: string
  run: Run
}

/** Commits survive the end of the process; only the machine may not end. */
const POSTGRES: PostgresSettings = { fsync: false, full_page_writes: false, synchronous_commit: true }
const REDIS: RedisSettings = { appendonly: 'no' }
/** Milliseconds for Postgres's old processes to leave its shared memory after a kill. */
const RESTART_MS = 30_000

/** A store behind a proxy, to be killed and brought back at the same address. */
export interface ChaosStore {
  /** Kills it with a signal; its clients find nobody until `start`. */
  kill(signal: 'SIGKILL' | 'SIGQUIT'): Promise<void>
  start(): Promise<void>
  /** Nobody reaches it, although it lives and forgets nothing. @returns ends that */
  hide(): Promise<() => Promise<void>>
  stop(): Promise<void>
}

/** Starts Postgres or Redis behind `proxy`. */
export async function startChaosStore(
  name: 'postgres' | 'redis',
  { stateDir, run }: StorePlace,
  proxy: TcpProxy,
): Promise<ChaosStore> {
  let child: Child | undefined
  let port: number | undefined
  const launch = async () => {
    const stores = await startStores({
      stateDir,
      run,
      only: [name],
      postgresSettings: POSTGRES,
      redisSettings: REDIS,
    })
    child = stores.started[0]?.child
    const url = name === 'postgres' ? stores.databaseUrl : stores.redisUrl
    port = Number(new URL(url).port)
    await proxy.setUpstream(port)
  }
  await launch()
  return {
    async kill(signal) {
      if (child?.isRunning()) process.kill(child.pid, signal)
      await child?.exited
      await proxy.setUpstream(undefined)
    },
    async start() {
      await until(`${name} coming back`, RESTART_MS, () =>
        launch().then(
          () => true,
          () => false,
        ),
      )
    },
    async hide() {
      await proxy.setUpstream(undefined)
      proxy.cutAll()
      return () => proxy.setUpstream(port)
    },
    async stop() {
      await child?.stop(5_000)
    },
  }
}

/** Snapshots of Redis: what a replica has that misses the last writes. */
export interface Snapshots {
  /** Keeps what is in Redis now. */
  take(): Promise<void>
  /** Makes the next start load the kept snapshot; false where there is none. */
  restore(): boolean
  /** Makes the next start an empty one. */
  wipe(): void
}

export function createSnapshots(stateDir: string, redis: Redis): Snapshots {
  const file = join(stateDir, 'redis', 'dump.rdb')
  const kept = join(stateDir, 'kept.rdb')
  return {
    async take() {
      await redis.save()
      copyFileSync(file, kept)
    },
    restore() {
      if (!existsSync(kept)) return false
      copyFileSync(kept, file)
      return true
    },
    wipe: () => rmSync(file, { force: true }),
  }
}
