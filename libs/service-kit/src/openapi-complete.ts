import { componentExamples } from '@matjip/contracts'
import { problemAnswer, problemName } from './openapi-problems.ts'
import { RATE_LIMIT_HEADERS } from './rate-limits/documented-headers.ts'

interface Media {
  schema?: { $ref?: string }
  example?: unknown
  examples?: unknown
}
interface Answer {
  $ref?: string
  description?: string
  headers?: Record<string, unknown>
  content?: Record<string, Media>
}
interface Operation {
  parameters?: { in: string; name: string; required?: boolean }[]
  requestBody?: { content?: Record<string, Media> }
  responses?: Record<string, Answer>
  security?: unknown[]
}
interface Document {
  paths?: Record<string, Record<string, Operation>>
  components?: { responses?: Record<string, Answer> }
}

const SCHEMAS = '#/components/schemas/'
/** What the words of a success are where its route has none of its own. */
const successes: Record<string, string> = {
  200: '성공. Success.',
  201: '만들어졌습니다. Created.',
  204: '완료되었습니다. Done; there is nothing to show.',
}
const NEXT = {
  Link: {
    schema: { type: 'string' },
    description: 'Where there is a next page: its address, `rel="next"` (RFC 8288).',
  },
}
const ETAG = {
  ETag: {
    schema: { type: 'string' },
    example: '"2jmj7l5rSw0yVb/vlWAYkK/YBwk="',
    description: 'Strong; for `If-None-Match`.',
  },
}

/** Completes a document with what routes need not say themselves: examples of bodies, common headers, and the shared answers of problems. */
export function completeDocument(document: Document, problemsUrl: string): void {
  const shared: Record<string, Answer> = {}
  for (const item of Object.values(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(item)) {
      addExamples(operation.requestBody?.content)
      for (const parameter of operation.parameters ?? []) {
        // Checked in the route, which has a better word for its absence than a schema has.
        if (parameter.in === 'header' && parameter.name === 'idempotency-key') parameter.required = true
      }
      const responses = (operation.responses ??= {})
      for (const [status, answer] of Object.entries(responses)) {
        if (Number(status) >= 400) {
          responses[status] = { $ref: `#/components/responses/${problemName(Number(status))}` }
          const schema = { $ref: `${SCHEMAS}Problem` }
          shared[problemName(Number(status))] = problemAnswer(Number(status), problemsUrl, schema)
        } else {
          completeSuccess(status, answer, method === 'get' ? operation : undefined)
          // An empty list: nobody is asked who they are, nor counted.
          if (operation.security?.length !== 0) answer.headers = { ...answer.headers, ...RATE_LIMIT_HEADERS }
        }
      }
    }
  }
  const sorted = Object.fromEntries(Object.entries(shared).sort(([a], [b]) => a.localeCompare(b)))
  document.components = { ...document.components, responses: sorted }
}

/** @param read the operation, where it is one that reads */
function completeSuccess(status: string, answer: Answer, read: Operation | undefined): void {
  if (answer.description === 'Default Response') answer.description = successes[status] ?? successes[200] ?? ''
  addExamples(answer.content)
  if (read === undefined || answer.content?.['application/json'] === undefined) return
  const isPaged = read.parameters?.some(({ in: place, name }) => place === 'query' && name === 'cursor')
  answer.headers = { ...ETAG, ...(isPaged && NEXT), ...answer.headers }
}

function addExamples(content: Record<string, Media> | undefined): void {
  for (const media of Object.values(content ?? {})) {
    const name = media.schema?.$ref?.replace(SCHEMAS, '')
    if (name === undefined || media.example !== undefined || media.examples !== undefined) continue
    if (name in componentExamples) media.example = componentExamples[name]
  }
}
