import { problemTypes } from '@matjip/contracts'
import openapiTS, { astToString } from 'openapi-typescript'
import { operationsOf } from '../document.ts'
import type { OpenApiDocument } from '../document.ts'

const HEADER = `// Generated from docs/openapi/matjip.json by \`npm run docs\`: types only, nothing of it is left at run time.
`

/** The client package's types of every path and component, as TypeScript. */
export async function renderClientTypes(joined: OpenApiDocument): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(withoutKeys(joined)), {
    alphabetize: true,
    defaultNonNullable: false,
    silent: true,
  })
  return HEADER + astToString(nodes)
}

/** The client package's union of problem codes: the document leaves the list open, and a client wants to be reminded of them. */
export function renderProblemCodes(): string {
  const codes = Object.keys(problemTypes)
    .sort()
    .map((code) => `  | '${code}'`)
  return [
    '// Generated from libs/contracts/src/problem-types.ts by `npm run docs`.',
    'export type KnownProblemCode =',
    ...codes,
    '',
  ].join('\n')
}

/** The client makes the Idempotency-Key itself: a call may give one, and need not. */
function withoutKeys(joined: OpenApiDocument): OpenApiDocument {
  const document = structuredClone(joined)
  for (const [, { parameters = [] }] of operationsOf(document)) {
    for (const parameter of parameters) if (parameter.name === 'idempotency-key') parameter.required = false
  }
  return document
}
