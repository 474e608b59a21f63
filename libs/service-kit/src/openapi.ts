import fastifySwagger from '@fastify/swagger'
import { components } from '@matjip/contracts'
import type { RouteOptions } from 'fastify'
import { completeDocument } from './openapi-complete.ts'
import { problemAnswer } from './openapi-problems.ts'
import type { Service } from './service.ts'

export interface OpenApiOptions {
  title: string
  description: string
  version: string
  publicUrl: string
  /** Which names of operations belong together, with a word on each. */
  tags: { name: string; description: string }[]
  /** What the service tells on its own, by name: path items. They refer to components by `#/components/schemas/…`, of those that its routes use. */
  webhooks?: Record<string, object>
  /** Told of every route, those that the document hides too. */
  onRoute?: (route: RouteOptions) => void
}

type LooseSchema = Record<string, unknown>

/** Publishes the OpenAPI 3.1 document of all routes that are added after this call, at `/openapi.json`. */
export async function installOpenApi(service: Service, options: OpenApiOptions): Promise<void> {
  const problemsUrl = `${options.publicUrl}/docs/problems`
  service.addHook('onRoute', (route) => {
    options.onRoute?.(route)
    if (route.schema === undefined || route.schema.hide) return
    closeObjects(route)
    documentProblems(route, problemsUrl)
    registerComponents(service, route.schema)
  })
  await service.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: options.title,
        description: options.description,
        version: options.version,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: options.publicUrl }],
      tags: options.tags,
      ...(options.webhooks && { webhooks: options.webhooks }),
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ bearer: [] }],
    },
    transformObject: (documents) => {
      if (!('openapiObject' in documents)) throw new Error('only OpenAPI 3 is written')
      completeDocument(documents.openapiObject as Parameters<typeof completeDocument>[0], problemsUrl)
      return documents.openapiObject
    },
    refResolver: { buildLocalReference: (json) => String(json.$id) },
  })
  service.get('/openapi.json', { config: { auth: 'none' }, schema: { hide: true } }, async () => service.swagger())
}

/** Unknown fields of a query are errors as those of bodies are, also where a route takes none. */
function closeObjects({ schema }: RouteOptions): void {
  if (schema !== undefined) schema.querystring ??= { type: 'object', properties: {} }
  for (const part of [schema?.querystring, schema?.body] as (LooseSchema | undefined)[]) {
    if (part?.type === 'object' && part.additionalProperties === undefined) part.additionalProperties = false
  }
}

/** Adds the problems that any operation can answer with, those of authentication, and those that the route names in `config.problems`. */
function documentProblems(route: RouteOptions, problemsUrl: string): void {
  const { auth = 'required', problems = [] } = route.config ?? {}
  const statuses = new Set([400, 500, 503, ...(auth === 'none' ? [] : [401, 429]), ...problems])
  // Also where none is taken: what is sent as a body is read before anybody knows that.
  if (route.method !== 'GET') for (const status of [413, 415]) statuses.add(status)
  const documented = Object.fromEntries(
    [...statuses].sort().map((status) => [status, problemAnswer(status, problemsUrl)]),
  )
  route.schema = { ...route.schema, response: { ...(route.schema?.response as object), ...documented } }
  // null: this operation can be called without a token as well as with one.
  if (auth !== 'required') Object.assign(route.schema, { security: auth === 'none' ? [] : [{}, { bearer: [] }] })
}

/** A service registers only the components that its routes use, found by walking their schemas. */
function registerComponents(service: Service, schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return
  const reference = (schema as { $ref?: unknown }).$ref
  if (typeof reference === 'string') {
    const name = reference.replace(/#$/, '')
    const component = components.get(name)
    if (component === undefined) throw new Error(`no component is named ${name}`)
    if (service.getSchema(name) === undefined) {
      service.addSchema(component)
      registerComponents(service, component)
    }
  }
  for (const inner of Object.values(schema)) registerComponents(service, inner)
}
