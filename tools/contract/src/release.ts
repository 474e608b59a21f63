import { readFile, writeFile } from 'node:fs/promises'
import { ALLOWED_BREAKS } from './gate/allow-list.ts'
import { readReleases, RELEASED } from './gate/releases.ts'
import { JOINED, ROOT } from './places.ts'

/** `npm run contract:release -- 0.2.0`: what is committed now is what clients are promised from here on. Breaks that were allowed on the way are settled with it. */
const version = process.argv[2] ?? ''
if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error('say which version: npm run contract:release -- 0.2.0')
const releases = await readReleases()
if (releases.some((release) => release.version === version))
  throw new Error(`${version} is released already: what was promised stays`)
const document: unknown = JSON.parse(await readFile(ROOT + JOINED, 'utf8'))
await writeFile(`${ROOT}${RELEASED}/${version}.json`, `${JSON.stringify(document)}\n`)
await writeFile(ROOT + ALLOWED_BREAKS, '[]\n')
console.log(`released ${version}, the ${releases.length + 1}. version; now: npm run docs`)
