import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormatsPlugin from 'ajv-formats'
import type { OpenApiDocument } from './document.ts'

// The package is CommonJS: under native ESM its function is the `default` of its default export.
const addFormats = addFormatsPlugin.default

/** Checks values against schemas of a document. @returns faults, each with its place; none where the value is right */
export type Validate = (schema: unknown, value: unknown) => string[]

/** @param document a field that it does not know is a fault: what is sent is documented */
export function createValidator(document: OpenApiDocument): Validate {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true })
  addFormats(ajv)
  const { components } = close(document) as OpenApiDocument
  ajv.addSchema({ $id: 'document', components })
  const compiled = new Map<unknown, ReturnType<typeof ajv.compile>>()
  return (schema, value) => {
    let check = compiled.get(schema)
    if (check === undefined) {
      check = ajv.compile(outward(close(schema)) as object)
      compiled.set(schema, check)
    }
    if (check(value)) return []
    return (check.errors ?? []).map(({ instancePath, message, params }) => {
      const extra = (params as { additionalProperty?: string }).additionalProperty
      return `${instancePath || '/'} ${message}${extra === undefined ? '' : `: ${extra}`}`
    })
  }
}

/** A copy in which objects have no other fields than those named. */
function close(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(close)
  if (typeof schema !== 'object' || schema === null) return schema
  const copy = Object.fromEntries(Object.entries(schema).map(([name, inner]) => [name, close(inner)]))
  if (copy['type'] === 'object' && 'properties' in copy && !('additionalProperties' in copy))
    copy['additionalProperties'] = false
  return copy
}

/** A copy whose references lead into the document. */
function outward(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(outward)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([name, inner]) => [
      name,
      name === '$ref' && typeof inner === 'string' ? inner.replace(/^#/, 'document#') : outward(inner),
    ]),
  )
}
