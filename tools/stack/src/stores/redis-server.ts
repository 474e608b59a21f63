import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { Child } from '../child.ts'
import { FETCHED_BIN, ROOT } from '../places.ts'
import { findOnPath } from './on-path.ts'
import { type StorePlace, startStore } from './store.ts'

/** Server settings by name, as in redis.conf. */
export type RedisSettings = Readonly<Record<string, string | number>>

/** For stores that are thrown away. */
export const THROW_AWAY_REDIS: RedisSettings = { appendonly: 'no' }

const ALWAYS: RedisSettings = {
  bind: '127.0.0.1',
  // State outlives a restart through the append-only file, at most a second behind; no snapshots beside it.
  save: '',
  appendonly: 'yes',
  appendfsync: 'everysec',
  // As in production: keys without a TTL (pending relations) are never evicted.
  'maxmemory-policy': 'volatile-lru',
}

/** Starts a server and waits until it answers. @param name of its folder and its log */
export async function startRedisServer(
  place: StorePlace,
  name: string,
  port: number,
  settings: RedisSettings,
): Promise<Child> {
  const folder = join(place.stateDir, name)
  mkdirSync(folder, { recursive: true })
  const args = Object.entries({ ...ALWAYS, ...settings, dir: folder, port }).flatMap(([setting, value]) => [
    `--${setting}`,
    String(value),
  ])
  const logFile = join(place.logDir, `${name}.log`)
  return startStore(place.run, { name, command: findRedis(), args, logFile }, () => pings(port))
}

/** redis-server or valkey-server on PATH, else what the bootstrap fetched, which is run for it if it was not yet. */
export function findRedis(): string {
  const names = ['redis-server', 'valkey-server']
  const found = findOnPath(names, [FETCHED_BIN])
  if (found) return found
  spawnSync(process.execPath, [join(ROOT, 'tools/stack/bootstrap.mjs')], { stdio: 'inherit' })
  const fetched = findOnPath(names, [FETCHED_BIN])
  if (!fetched) throw new Error('No redis-server or valkey-server on PATH, and none could be fetched. Give REDIS_URL.')
  return fetched
}

/** One PING over a bare socket; while the server reads its file it answers an error, which is a no. */
async function pings(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'))
    const settle = (isPong: boolean) => {
      socket.destroy()
      resolve(isPong)
    }
    socket.once('data', (reply) => settle(reply.toString().startsWith('+PONG')))
    socket.once('error', () => settle(false))
    socket.setTimeout(1000, () => settle(false))
  })
}
