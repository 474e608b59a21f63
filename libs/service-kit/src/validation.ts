import { components, ProblemError } from '@matjip/contracts'
import type { InputFault } from '@matjip/contracts'
import type { ErrorObject } from 'ajv'
import type { FastifySchemaCompiler, FastifySchemaValidationError } from 'fastify'
import type { SchemaErrorDataVar } from 'fastify/types/schema.js'
import { openAjv } from './open-ajv.ts'
import { createTextReader } from './read-text.ts'
import { pointerToken } from './text-guard.ts'

/** More faults than this help nobody; it also bounds the answer to a hostile body. */
const MAX_FAULTS = 20

const createAjv = () => {
  // Unknown fields are errors, nothing is removed in silence. Nothing is coerced: Ajv takes for a number what JavaScript does.
  const ajv = openAjv({
    removeAdditional: false,
    strict: false,
    // Infinity is no number in JSON.
    strictNumbers: true,
  })
  for (const [name, schema] of components) ajv.addSchema(schema, name)
  return ajv
}

/** Compiles route schemas. Text of queries and paths has no types of its own: plain numbers are read where their schema has numbers. */
export function createValidatorCompiler(): FastifySchemaCompiler<object> {
  const ajv = createAjv()
  return ({ schema, httpPart }) => {
    const validate = ajv.compile(schema)
    if (httpPart !== 'params' && httpPart !== 'querystring') return validate
    const { readNumbers, unsafeIds } = createTextReader(schema)
    const check: ReturnType<FastifySchemaCompiler<object>> = (values: Record<string, unknown>) => {
      readNumbers(values)
      check.errors = validate(values) ? unsafeIds(values) : (validate.errors ?? [])
      return check.errors.length === 0
    }
    return check
  }
}

/** Turns a schema's violations into one problem that names each place. */
export function problemOfViolations(errors: FastifySchemaValidationError[], dataVar: SchemaErrorDataVar): ProblemError {
  return new ProblemError('invalid-request', {
    errors: (errors as ErrorObject[]).slice(0, MAX_FAULTS).map((error) => faultOf(error, dataVar)),
  })
}

const partPrefix: Record<string, string> = {
  body: '#',
  querystring: '/query',
  params: '/path',
  headers: '/header',
}

function faultOf(error: ErrorObject, dataVar: string): InputFault {
  const params = error.params as { missingProperty?: string; additionalProperty?: string }
  const extra = params.missingProperty ?? params.additionalProperty
  const pointer = `${partPrefix[dataVar] ?? ''}${error.instancePath}${extra === undefined ? '' : `/${pointerToken(extra)}`}`
  return { pointer, code: error.keyword, ...wordsOf(error) }
}

function wordsOf(error: ErrorObject): { ko: string; en: string } {
  const en = error.message ?? 'is not valid'
  switch (error.keyword) {
    case 'required':
      return { ko: '필수 항목입니다.', en: 'is required' }
    case 'additionalProperties':
      return { ko: '알 수 없는 항목입니다.', en: 'is not a known field' }
    case 'id-out-of-range':
      return { ko: '있을 수 없는 id입니다: 2^53보다 작아야 합니다.', en }
    case 'type':
      return { ko: `형식이 다릅니다: ${(error.params as { type: string }).type}이어야 합니다.`, en }
    case 'enum':
      return {
        ko: '허용되지 않는 값입니다.',
        en: `must be one of ${(error.params as { allowedValues: unknown[] }).allowedValues.join(', ')}`,
      }
    default:
      return { ko: `허용 범위를 벗어났습니다 (${en}).`, en }
  }
}
