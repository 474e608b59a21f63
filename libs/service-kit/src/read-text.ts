import type { ErrorObject } from 'ajv'

/** What an integer looks like in a query, and nothing else does: `0x10`, `1e1`, ` 5` and `05` are numbers to JavaScript only. */
const INTEGER = /^(0|-?[1-9][0-9]{0,15})$/
/** A decimal number as a map writes it. */
const NUMBER = /^-?(0|[1-9][0-9]{0,15})(\.[0-9]{1,20})?$/
/** How the pattern of an id, or of a list of ids, begins. */
const IDS = '^[1-9][0-9]{0,15}'

interface TextSchema {
  properties?: Record<string, { type?: string; pattern?: string }>
}

/** Makes numbers of those texts of a path or query that their schema has as numbers. What is none stays text, which the schema then refuses. */
export function readNumbers(schema: TextSchema, values: Record<string, unknown>): void {
  for (const [name, { type }] of Object.entries(schema.properties ?? {})) {
    const text = values[name]
    if (typeof text !== 'string') continue
    if ((type === 'integer' && INTEGER.test(text)) || (type === 'number' && NUMBER.test(text)))
      values[name] = Number(text)
  }
}

/**
 * Ids of a valid path or query that no number of ours can be: their pattern lets 16 digits above 2^53 through, and such a text
 * would become the id of another thing.
 */
export function unsafeIds(schema: TextSchema, values: Record<string, unknown>): ErrorObject[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, { pattern }]) => {
    const text = values[name]
    if (typeof text !== 'string' || !pattern?.startsWith(IDS)) return []
    if (text.split(',').every((id) => Number.isSafeInteger(Number(id)))) return []
    const message = 'is not below 2^53'
    return [{ instancePath: `/${name}`, schemaPath: '', keyword: 'id-out-of-range', params: {}, message }]
  })
}
