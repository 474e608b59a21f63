import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { NODE_FLAGS, PROCESSES, ROOT } from '@matjip/stack'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { imageTable } from './image-table.ts'

interface Service {
  image: string
  build?: { args: { PROCESS: string } }
  environment?: Record<string, string>
  read_only?: boolean
}

const dockerfile = readFileSync(join(ROOT, 'infra/docker/Dockerfile'), 'utf8')
const { services } = parse(readFileSync(join(ROOT, 'infra/compose.yaml'), 'utf8'), { merge: true }) as {
  services: Record<string, Service>
}

test('an image starts Node as the local stack does, as nobody', () => {
  const entry = JSON.parse(/^ENTRYPOINT (.+)$/m.exec(dockerfile)?.[1] ?? '') as string[]
  expect(entry).toEqual(['/bin/node', ...NODE_FLAGS, '/app/process.js'])
  expect(dockerfile).toMatch(/^USER 65532:65532$/m)
})

test('compose has every process of the local stack, each from its own image, read-only', () => {
  for (const { name, bundle } of PROCESSES) {
    const service = services[name]
    expect(service?.image, name).toBe(`matjip/${bundle.replace('/', '-')}`)
    expect(service?.read_only, name).toBe(true)
  }
})

test('every image that compose builds is in the table, and is built under its own name', () => {
  const names = imageTable.map(({ name }) => name)
  const built = Object.values(services).filter(({ build }) => build !== undefined)
  for (const { image, build } of built) expect(image).toBe(`matjip/${build?.args.PROCESS}`)
  expect(built.map(({ build }) => build?.args.PROCESS).sort()).toEqual(names.toSorted())
})

test('compose gives every process of ours what its own configuration asks for', async () => {
  const ofImage = [...(/^ENV (PATH=.+)$/m.exec(dockerfile)?.[1] ?? '').matchAll(/(\w+)=/g)].map(([, name]) => name)
  for (const { name, source } of PROCESSES.filter(({ source }) => source.startsWith('apps/'))) {
    const own = join(ROOT, source.replace(/\.ts$/, '-config.ts'))
    const file = existsSync(own) ? own : join(ROOT, source, '../config.ts')
    const { config } = (await import(pathToFileURL(file).href)) as { config: Record<string, { default?: unknown }> }
    const required = Object.entries(config).filter(([, variable]) => {
      return variable.default === undefined && !('~optional' in variable)
    })
    const given = [...ofImage, ...Object.keys(services[name]?.environment ?? {})]
    for (const [variable] of required) expect(given, `${name} needs ${variable}`).toContain(variable)
  }
})
