import { chmodSync, existsSync, lstatSync, readFileSync, readdirSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { ROOT } from './places.mjs'

/**
 * Makes the library links of the embedded Postgres. npm packages cannot hold links, so theirs are listed in
 * pg-symlinks.json and made by an install script, which `ignore-scripts` does not run.
 * @param {string} name the package for this platform; absent where there is none
 */
export function linkPostgres(name) {
  const folder = join(ROOT, 'node_modules', name)
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target)
    if (isThere(link)) continue
    symlinkSync(join(relative(dirname(link), dirname(join(folder, source))), basename(source)), link)
  }
  const bin = join(folder, 'native', 'bin')
  for (const program of readdirSync(bin))
    if (!(lstatSync(join(bin, program)).mode & 0o100)) chmodSync(join(bin, program), 0o755)
}

function isThere(path) {
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}
