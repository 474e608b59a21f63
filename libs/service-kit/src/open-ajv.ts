import { Ajv } from 'ajv'
import type { Options } from 'ajv'
import addFormatsPlugin from 'ajv-formats'

// The package is CommonJS: under native ESM its function is the `default` of its default export.
const addFormats = addFormatsPlugin.default

/** Ajv with formats, which names all faults at once and fills in defaults. @param options what is special about its schemas */
export function openAjv(options: Options): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    useDefaults: true,
    // Our schemas are typed, and those of the API linted: to compile the schema of schemas would cost each start 40 ms.
    meta: false,
    validateSchema: false,
    ...options,
  })
  addFormats(ajv)
  return ajv
}
