import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ProjectGraph } from '@nx/devkit'
import { expect, onTestFinished, test } from 'vitest'
import { ROOT } from '../test/workspace-copy.ts'

const run = promisify(execFile)

/** The graph as `nx graph` itself makes it from nothing, in a process and a cache of its own. */
async function nxGraph(): Promise<ProjectGraph> {
  const folder = await mkdtemp(join(tmpdir(), 'nx-graph-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'graph.json')
  const env = { ...process.env, NX_DAEMON: 'false', NX_WORKSPACE_DATA_DIRECTORY: join(folder, 'data') }
  await run(join(ROOT, 'node_modules/.bin/nx'), ['graph', `--file=${file}`], { cwd: ROOT, env })
  return (JSON.parse(await readFile(file, 'utf8')) as { graph: ProjectGraph }).graph
}

test('Nx loads the plugin and finds every package with its targets', { timeout: 60_000 }, async () => {
  const { nodes, dependencies } = await nxGraph()
  const everywhere = ['lint', 'test', 'typecheck']
  for (const { name, data } of Object.values(nodes)) {
    expect(data.root).toMatch(new RegExp(`^(apps|libs|tools)/${name}$`))
    expect(Object.keys(data.targets!), name).toEqual(expect.arrayContaining(everywhere))
    for (const target of everywhere) expect(data.targets![target]!.cache, name).toBe(true)
  }
  const feed = nodes['feed-service']!.data
  expect(feed).toMatchObject({
    projectType: 'application',
    tags: expect.arrayContaining(['type:app']) as unknown,
    targets: {
      serve: { options: { command: 'node tools/stack/src/serve.ts feed-service' }, cache: false },
      build: { outputs: ['{workspaceRoot}/dist/feed-service'], cache: true },
    },
  })
  expect(nodes['path-rules']!.data.targets).not.toHaveProperty('serve')
  const targetsOf = (name: string) => dependencies[name]!.map(({ target }) => target)
  expect(targetsOf('gateway')).toEqual(expect.arrayContaining(['contracts', 'path-rules']))
})
