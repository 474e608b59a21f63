import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '@matjip/stack'

/** Of a package's own description. */
interface Package {
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/**
 * Copies packages that a bundle loads at run time, and all that they need, into `<app>/node_modules`. What the lock has not
 * installed here (other systems' binaries, optional parts) is not needed here either.
 */
export function layLibraries(names: readonly string[], app: string): void {
  const wanted = [...names]
  const seen = new Set<string>()
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const from = join(ROOT, 'node_modules', name)
    if (seen.has(name) || !existsSync(from)) continue
    seen.add(name)
    cpSync(from, join(app, 'node_modules', name), { recursive: true, dereference: true })
    const { dependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(from, 'package.json'), 'utf8'),
    ) as Package
    wanted.push(...Object.keys({ ...dependencies, ...optionalDependencies }))
  }
}
