import { readFileSync } from 'node:fs'
import { ROOT } from '@matjip/stack'

/** One installed package, as the lock has it. */
export interface LockedPackage {
  name: string
  version: string
  /** As its author wrote it: an SPDX expression, or nothing. */
  licence: string | undefined
  /** Whether no workspace needs it: it is there to build and to test. */
  isDevelopment: boolean
  /** Whether its bytes are bound by a hash: wherever they come from, they are the same. */
  isBound: boolean
}

interface LockEntry {
  version?: string
  license?: string
  dev?: boolean
  link?: boolean
  integrity?: string
}

/** Every package of the lock, each version once. */
export function readLock(file = `${ROOT}/package-lock.json`): LockedPackage[] {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, LockEntry> }
  const found = new Map<string, LockedPackage>()
  for (const [path, entry] of Object.entries(packages)) {
    const name = path.split('node_modules/').at(-1)
    // Packages of our own are links.
    if (!path.includes('node_modules/') || name === undefined || entry.link) continue
    const isBound = entry.integrity?.startsWith('sha512-') ?? false
    const { version = '', license: licence, dev = false } = entry
    const key = `${name}@${version}`
    const isDevelopment = dev && (found.get(key)?.isDevelopment ?? true)
    found.set(key, { name, version, licence, isDevelopment, isBound: isBound && (found.get(key)?.isBound ?? true) })
  }
  return [...found.values()]
}
