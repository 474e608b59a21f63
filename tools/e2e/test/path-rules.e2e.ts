import { pathsOffRule, routedServices } from '@matjip/path-rules'
import { expect, test } from 'vitest'
import { request } from '../src/client.ts'
import { stackUrl } from '../src/stack-url.ts'

interface Document {
  paths: Record<string, Record<string, { operationId?: string; tags?: string[]; summary?: string }>>
}
const documents = new Map<string, Document>()
for (const service of routedServices) {
  documents.set(service, (await request<Document>(stackUrl(), 'GET', `/dev/openapi/${service}.json`)).body)
}
const operations = [...documents].flatMap(([service, { paths }]) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ service, path, method, ...operation })),
  ),
)

test('every path of every service hits its own rule and no other', () => {
  expect(operations.length).toBeGreaterThan(15)
  for (const [service, { paths }] of documents) expect(pathsOffRule(service, Object.keys(paths)), service).toEqual([])
})

test('operations have unique names, tags and summaries', () => {
  const names = operations.map(({ operationId }) => operationId)
  expect(new Set(names).size).toBe(names.length)
  for (const { operationId, tags, summary, path } of operations) {
    expect(operationId, path).toMatch(/^[a-z]+[A-Z]\w+$/)
    expect(tags?.length, path).toBeGreaterThan(0)
    expect(summary, path).toBeTruthy()
  }
})

test.each(['/healthz', '/readyz', '/metrics', '/openapi.json', '/postscript', '/Posts', '/posts%2Fx'])(
  '%s is not reachable from outside',
  async (path) => {
    const { body } = await request<{ code: string }>(stackUrl(), 'GET', path, { expect: 404 })
    expect(body.code).toBe('not-found')
  },
)
