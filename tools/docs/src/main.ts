import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { renderConfiguration } from './configuration.ts'
import { renderErd } from './erd.ts'
import { renderProblems } from './problems.ts'
import { renderRedisKeys } from './redis-keys.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const check = process.argv.includes('--check')

/** Pages that are made from the code; each has one source of truth. */
const pages: [name: string, render: () => string | Promise<string>][] = [
  ['docs/erd.md', renderErd],
  ['docs/problems.md', renderProblems],
  ['docs/configuration.md', () => renderConfiguration(root)],
  ['docs/redis-keys.md', renderRedisKeys],
]

let stale = 0
for (const [name, render] of pages) {
  const text = `${(await render()).trimEnd()}\n`
  const before = await readFile(root + name, 'utf8').catch(() => '')
  if (text === before) continue
  stale++
  if (check) console.error(`${name} is out of date: run npm run docs`)
  else await writeFile(root + name, text)
}
console.log(`${pages.length} generated pages, ${stale} ${check ? 'out of date' : 'written'}`)
process.exitCode = check && stale > 0 ? 1 : 0
