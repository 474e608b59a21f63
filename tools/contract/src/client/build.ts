import { execFile } from 'node:child_process'
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { ROOT } from '../places.ts'

const run = promisify(execFile)
const SOURCE = `${ROOT}libs/client/`
/** What is published: JavaScript and declarations, with a package.json of its own. */
export const PACKAGE = `${SOURCE}package/`

interface Manifest {
  exports: Record<string, string>
  [field: string]: unknown
}

/** Builds the client package as it is published; in the workspace its sources are used as they are. @returns its entry points: name → file */
export async function buildClient(): Promise<Record<string, string>> {
  await rm(PACKAGE, { recursive: true, force: true })
  await run(process.execPath, [`${ROOT}node_modules/typescript/bin/tsc`, '-p', `${SOURCE}tsconfig.build.json`])
  const { exports, ...manifest } = JSON.parse(await readFile(`${SOURCE}package.json`, 'utf8')) as Manifest
  delete manifest['nx']
  const built = (file: string) => file.replace('./src/', './').replace(/\.ts$/, '')
  const doors = Object.entries(exports).map(([name, file]) => {
    return [name, { types: `${built(file)}.d.ts`, default: `${built(file)}.js` }]
  })
  await writeFile(
    `${PACKAGE}package.json`,
    JSON.stringify({ ...manifest, exports: Object.fromEntries(doors) }, null, 2),
  )
  await Promise.all([
    copyFile(`${SOURCE}README.md`, `${PACKAGE}README.md`),
    copyFile(`${ROOT}LICENSE`, `${PACKAGE}LICENSE`),
  ])
  return Object.fromEntries(
    Object.entries(exports).map(([name, file]) => [name, `${PACKAGE}${built(file).slice(2)}.js`]),
  )
}
