import { problemTypes } from '@matjip/contracts'
import { expect, test } from 'vitest'
import { buildGateway } from './gateway.ts'
import { createUpstreams, upstreamNames } from './upstreams.ts'
import type { Upstream } from './upstreams.ts'

const nowhere = Object.fromEntries(upstreamNames.map((name) => [name, 'http://127.0.0.1:9'])) as Record<
  Upstream,
  string
>

test('the page that problem types link to has an anchor for every code', async () => {
  const gateway = await buildGateway({ upstreams: createUpstreams(nowhere) })
  const { statusCode, body } = await gateway.inject('/docs/problems')
  expect(statusCode).toBe(200)
  for (const code of Object.keys(problemTypes)) expect(body).toContain(`<section id="${code}">`)
  expect((await gateway.inject('/docs/other')).statusCode).toBe(404)
  await gateway.close()
})
