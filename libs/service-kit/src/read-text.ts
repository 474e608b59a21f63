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

/** How the texts of a part of a request are read; what a schema says of them is looked up once. */
export interface TextReader {
  /** Makes numbers of those texts that the schema has as numbers. What is none stays text, which the schema then refuses. */
  readNumbers: (values: Record<string, unknown>) => void
  /**
   * Ids of valid values that no number of ours can be: their pattern lets 16 digits above 2^53 through, and such a text would
   * become the id of another thing.
   */
  unsafeIds: (values: Record<string, unknown>) => ErrorObject[]
}

/** @param schema of a path or query: all that they hold is text */
export function createTextReader({ properties = {} }: TextSchema): TextReader {
  const fields = Object.entries(properties)
  const numbers = fields.flatMap(([name, { type }]) =>
    type === 'integer' ? [{ name, form: INTEGER }] : type === 'number' ? [{ name, form: NUMBER }] : [],
  )
  const ids = fields.filter(([, { pattern }]) => pattern?.startsWith(IDS)).map(([name]) => name)
  return {
    readNumbers(values) {
      for (const { name, form } of numbers) {
        const text = values[name]
        if (typeof text === 'string' && form.test(text)) values[name] = Number(text)
      }
    },
    unsafeIds: (values) => ids.filter((name) => isUnsafe(values[name])).map(unsafeId),
  }
}

const isUnsafe = (text: unknown) =>
  typeof text === 'string' && !text.split(',').every((id) => Number.isSafeInteger(Number(id)))

const unsafeId = (name: string): ErrorObject => ({
  ...{ instancePath: `/${name}`, schemaPath: '', keyword: 'id-out-of-range', params: {} },
  message: 'is not below 2^53',
})
