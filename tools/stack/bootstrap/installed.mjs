import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './places.mjs'

/**
 * Whether node_modules already holds what the lock asks for, by npm's own record of what it put there last. Spares a
 * developer who just ran `npm install` the minute of another `npm ci`.
 * @param {Record<string, {version?: string, integrity?: string, optional?: boolean, link?: boolean}>} wanted
 */
export function isInstalled(wanted) {
  const record = readRecord()
  if (!record) return false
  const isSame = (path) =>
    record[path]?.version === wanted[path].version && record[path]?.integrity === wanted[path].integrity
  const paths = Object.keys(wanted).filter(
    (path) => path.startsWith('node_modules/') || path.includes('/node_modules/'),
  )
  // An optional package is absent where it is another platform's.
  const isPresent = paths.every((path) => (path in record ? isSame(path) : wanted[path].optional === true))
  return isPresent && Object.keys(record).every((path) => path in wanted)
}

function readRecord() {
  try {
    return JSON.parse(readFileSync(join(ROOT, 'node_modules', '.package-lock.json'), 'utf8')).packages
  } catch {
    return undefined
  }
}
