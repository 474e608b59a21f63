import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ESLint } from 'eslint'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../test/workspace-copy.ts'

const RULE = '@nx/enforce-module-boundaries'
let eslint: ESLint
let graphFolder: string

// The rule reads the project graph from Nx's cache and skips itself where there is none, as in a fresh clone; so the
// graph is made here from the manifests as they are now, in a folder of its own.
beforeAll(async () => {
  graphFolder = await mkdtemp(join(tmpdir(), 'nx-graph-'))
  Object.assign(process.env, { NX_DAEMON: 'false', NX_WORKSPACE_DATA_DIRECTORY: graphFolder })
  // Nx reads its environment when it is loaded.
  const { createProjectGraphAsync } = await import('@nx/devkit')
  await createProjectGraphAsync()
  eslint = new ESLint({ cwd: ROOT })
}, 60_000)

afterAll(() => rm(graphFolder, { recursive: true, force: true }))

/** What the repository's own configuration says about an import that a file would have; nothing is written. */
async function boundaryFaults(importer: string, imported: string): Promise<string[]> {
  const source = `import * as planted from '${imported}'\nexport default planted\n`
  const [result] = await eslint.lintText(source, { filePath: join(ROOT, importer) })
  const faults = result!.messages.filter(({ ruleId, fatal }) => ruleId === RULE || fatal)
  return faults.map(({ message }) => message)
}

// Apps export nothing, so only a file that exists can be reached through the package's name.
test.each([
  ['an app imports an app', 'apps/feed-service/src/planted.ts', '@matjip/upload-presigner/src/app.ts'],
  ['an app imports an app by its path', 'apps/feed-service/src/planted.ts', '../../post-service/src/app.ts'],
  ['a lib imports an app', 'libs/relations/src/planted.ts', '@matjip/upload-presigner/src/app.ts'],
  ['a contract imports data', 'libs/contracts/src/planted.ts', '@matjip/db-schema'],
  ['a contract imports the kit', 'libs/hashtags/src/planted.ts', '@matjip/service-kit'],
  ['data imports the domain', 'libs/redis-keys/src/planted.ts', '@matjip/relations'],
  ['the kit imports data', 'libs/queue/src/planted.ts', '@matjip/redis-keys'],
  ['the domain imports the kit', 'libs/relations/src/planted.ts', '@matjip/queue'],
  ['an app imports a tool', 'apps/post-service/src/planted.ts', '@matjip/gateway'],
  ['a lib imports a tool', 'libs/service-kit/src/planted.ts', '@matjip/stack'],
  ["a tool imports an app's insides", 'tools/stack/src/planted.ts', '@matjip/feed-service/src/app.ts'],
  ['a lib is imported by its path', 'apps/post-service/src/planted.ts', '../../../libs/hashtags/src/index.ts'],
])('%s: caught', async (_name, importer, imported) => {
  expect(await boundaryFaults(importer, imported)).not.toEqual([])
})

test.each([
  ['an app imports a contract', 'apps/post-service/src/planted.ts', '@matjip/contracts'],
  ['an app imports data', 'apps/post-service/src/planted.ts', '@matjip/db-schema'],
  ['an app imports the domain', 'apps/relation-service/src/planted.ts', '@matjip/relations'],
  ['an app imports the kit', 'apps/feed-service/src/planted.ts', '@matjip/service-kit'],
  ['data imports a contract', 'libs/db-schema/src/planted.ts', '@matjip/contracts'],
  ['the domain imports data', 'libs/relations/src/planted.ts', '@matjip/redis-keys'],
  ['the kit imports a contract', 'libs/service-kit/src/planted.ts', '@matjip/contracts'],
  ['a tool imports a lib', 'tools/gateway/src/planted.ts', '@matjip/path-rules'],
  ['a tool imports a tool', 'tools/e2e/src/planted.ts', '@matjip/stack'],
  ['a file imports its neighbour', 'apps/post-service/src/planted.ts', './app.ts'],
  ['anything imports a library', 'libs/contracts/src/planted.ts', 'typebox'],
])('%s: allowed', async (_name, importer, imported) => {
  expect(await boundaryFaults(importer, imported)).toEqual([])
})
