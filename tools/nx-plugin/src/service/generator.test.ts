import { execFile, spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { FsTree } from '@nx/devkit/internal'
import { createTree } from '@nx/devkit/testing'
import { expect, onTestFinished, test } from 'vitest'
import { copyWorkspace, ROOT } from '../../test/workspace-copy.ts'
import generator from './generator.ts'
import { remainingSteps } from './remaining-steps.ts'
import { serviceWords } from './service-words.ts'

const run = promisify(execFile)
const changed = ['tsconfig.json', 'libs/contracts/src/index.ts']

/** Generates into a copy of the workspace, as `nx g` does into the workspace itself. */
async function generate(options: { name: string; noun?: string; plural?: string }) {
  const root = await copyWorkspace()
  const tree = new FsTree(root, false)
  await generator(tree, options)
  for (const { path, content } of tree.listChanges()) {
    await mkdir(join(root, dirname(path)), { recursive: true })
    await writeFile(join(root, path), content!)
  }
  return { root, paths: tree.listChanges().map(({ path }) => path) }
}

/** Runs an installed command. @throws Error with what it said where it fails */
async function runBin(name: string, args: string[]): Promise<string> {
  const failed = (error: { stdout: string; stderr: string }) => {
    throw new Error(`${name} failed: ${error.stdout}${error.stderr}`)
  }
  return (await run(join(ROOT, 'node_modules/.bin', name), args).catch(failed)).stdout
}

test('the generated service is formatted, compiles, passes its tests and serves', { timeout: 90_000 }, async () => {
  const { root } = await generate({ name: 'meal-plan-service' })
  const app = join(root, 'apps/meal-plan-service')

  await runBin('prettier', ['--check', app, ...changed.map((file) => join(root, file))])
  await runBin('tsc', ['-b', app])
  const report = join(root, 'report.json')
  await runBin('vitest', ['run', '--root', app, '--reporter', 'json', '--outputFile', report])
  expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({ success: true, numPassedTests: 3 })

  const child = spawn(process.execPath, [join(app, 'src/main.ts')], {
    env: {
      PORT: '0',
      PUBLIC_URL: 'http://localhost:8080',
      AUTH_ISSUER: 'http://localhost:8080/dev',
      AUTH_AUDIENCE: 'matjip',
      AUTH_JWKS_URL: 'http://localhost:8080/dev/jwks.json',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  for await (const chunk of child.stdout) if ((said += String(chunk)).includes('ready to serve')) break
  const origin = /"address":"([^"]+)"/.exec(said)?.[1]
  expect((await fetch(`${origin}/readyz`)).status).toBe(200)
  expect(await (await fetch(`${origin}/meal-plans`)).json()).toEqual({ items: [], nextCursor: null })
})

test('it follows the house: three doors, its tag, its description, its contract, its reference', async () => {
  const { root, paths } = await generate({ name: 'review-service', plural: 'critiques' })
  const sources = ['main.ts', 'app.ts', 'critiques/critiques-routes.ts', 'critiques/list-critiques.ts']
  const expected = [...sources, 'critiques/critiques-store.ts', 'critiques/critiques.test.ts']
  expect(paths).toEqual(expect.arrayContaining(expected.map((file) => `apps/review-service/src/${file}`)))
  const text = (path: string) => readFile(join(root, path), 'utf8')
  const json = async (path: string): Promise<unknown> => JSON.parse(await text(path))
  expect(await json('apps/review-service/package.json')).toMatchObject({
    nx: { name: 'review-service', tags: ['type:app'] },
  })
  const description = { name: 'review-service', entries: ['main'], pathRules: ['/critiques'] }
  expect(await json('apps/review-service/service.json')).toEqual(description)
  const { references } = (await json('tsconfig.json')) as { references: { path: string }[] }
  expect(references.map(({ path }) => path)).toContain('./apps/review-service')
  expect(await text('libs/contracts/src/index.ts')).toContain("export * from './review.ts'\n")
  expect(await text('libs/contracts/src/review.ts')).toContain("component(\n  'Review'")
})

test.each([
  [{ name: 'Review' }, /lower-case/],
  [{ name: '../x' }, /lower-case/],
  [{ name: 'sheep-service', plural: 'sheep' }, /plural must differ/],
  [{ name: 'again-service', noun: 'post' }, /post\.ts exists already/],
])('%j is refused and nothing is written', async (options, why) => {
  const tree = createTree()
  tree.write('libs/contracts/src/post.ts', '')
  tree.write('libs/contracts/src/index.ts', '')
  const before = tree.listChanges().length
  await expect(generator(tree, options)).rejects.toThrow(why)
  expect(tree.listChanges()).toHaveLength(before)
})

test('it says what is left to do', () => {
  const steps = remainingSteps(serviceWords({ name: 'review-service' }))
  for (const word of ['libs/path-rules/src/rules.ts', 'UPSTREAM_REVIEW_SERVICE', 'tools/stack/src/processes.ts']) {
    expect(steps).toContain(word)
  }
})

test.each(['review-service', 'reviews', 'review', 'reviews-service'])('%s is about reviews', (name) => {
  expect(serviceWords({ name })).toMatchObject({ name, noun: 'review', plural: 'reviews', Noun: 'Review' })
})
