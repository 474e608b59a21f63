import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { ROOT } from '../places.ts'

/** The package of heavy programs, beside the workspace. */
export const GENERATORS = `${ROOT}tools/contract/generators/`
const STAMP = `${GENERATORS}node_modules/.installed`

/** Installs them where they are not, exactly as their lock says: about 300 MB, once. @throws Error where npm fails */
export function installGenerators(): void {
  const lock = readFileSync(`${GENERATORS}package-lock.json`, 'utf8')
  if (read(STAMP) === lock) return
  console.log('installing generators and the mock into tools/contract/generators (300 MB, once)')
  const { status } = spawnSync('npm', ['ci', '--loglevel=error'], { cwd: GENERATORS, stdio: 'inherit' })
  if (status !== 0) throw new Error('npm ci failed in tools/contract/generators')
  writeFileSync(STAMP, lock)
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
