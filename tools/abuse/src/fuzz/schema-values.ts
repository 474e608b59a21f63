import * as fc from 'fast-check'

interface Schema {
  $ref?: string
  type?: string
  enum?: unknown[]
  const?: unknown
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  items?: Schema
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  examples?: unknown[]
}

/** Longer texts are what mutations are for. */
const TEXT_LENGTH = 40
/** Real ones among them, or nearly nothing would be found. */
export type Known = (name: string) => readonly string[]

/** Values that a schema allows. @param known ids and names that exist, by the name of the field or parameter */
export function valuesOf(
  schema: unknown,
  name: string,
  components: Record<string, unknown>,
  known: Known,
): fc.Arbitrary<unknown> {
  const of = (inner: unknown, innerName = name) => valuesOf(inner, innerName, components, known)
  const one = schema as Schema
  if (one.$ref !== undefined) return of(components[one.$ref.split('/').at(-1) ?? ''])
  if (one.anyOf) return fc.oneof(...one.anyOf.map((inner) => of(inner)))
  if (one.enum) return fc.constantFrom(...one.enum)
  switch (one.type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({ min: one.minimum ?? 0, max: one.maximum ?? 1_000_000 })
    case 'number':
      return fc.double({ min: one.minimum ?? -1e6, max: one.maximum ?? 1e6, noNaN: true }).map((value) => value + 0)
    case 'array':
      return fc.uniqueArray(of(one.items), { minLength: one.minItems ?? 0, maxLength: Math.min(one.maxItems ?? 3, 3) })
    case 'object':
      return objectsOf(one, of)
    default:
      return textsOf(one, known(name))
  }
}

function objectsOf(
  { properties = {}, required = [] }: Schema,
  of: (schema: unknown, name: string) => fc.Arbitrary<unknown>,
) {
  const fields = Object.fromEntries(Object.entries(properties).map(([field, inner]) => [field, of(inner, field)]))
  return fc.record(fields, { requiredKeys: required })
}

function textsOf({ pattern, minLength = 0, maxLength = TEXT_LENGTH, examples }: Schema, known: readonly string[]) {
  const drawn =
    pattern === undefined
      ? fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, TEXT_LENGTH)) })
      : fc.stringMatching(new RegExp(pattern))
  const real = [...known, ...((examples ?? []) as string[])]
  return real.length === 0
    ? drawn
    : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...real) }, { weight: 1, arbitrary: drawn })
}
