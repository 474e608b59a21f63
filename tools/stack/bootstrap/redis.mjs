import { existsSync, symlinkSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fetchDebianPackage, hasApt } from './debian-package.mjs'
import { FETCHED_BIN } from './places.mjs'
import { writeWrapper } from './wrapper.mjs'

/** Servers that speak Redis, in the order in which they are looked for. */
const SERVERS = ['redis-server', 'valkey-server']

/**
 * Sees that there is a Redis: on PATH, fetched before, or fetched now from Debian's redis-tools. That package holds the
 * server under the name redis-check-rdb, which looks at the name it was started by.
 */
export async function ensureRedis() {
  if (process.env.REDIS_URL || findOnPath() || existsSync(join(FETCHED_BIN, 'redis-server'))) return
  if (!hasApt()) throw new Error(`No redis-server or valkey-server on PATH. ${advice()}`)
  const root = await fetchDebianPackage('redis-tools')
  const program = join(root, 'usr', 'bin', 'redis-server')
  if (!existsSync(program)) symlinkSync('redis-check-rdb', program)
  writeWrapper({ script: join(FETCHED_BIN, 'redis-server'), program, root })
}

function findOnPath() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.some((folder) => SERVERS.some((name) => existsSync(join(folder, name))))
}

function advice() {
  return process.platform === 'darwin' ? 'Install one: brew install valkey' : 'Install one, or give REDIS_URL.'
}
