import { Problem, problemTypes, ref } from '@matjip/contracts'
import type { ProblemCode, ProblemType } from '@matjip/contracts'
import { RATE_LIMIT_HEADERS } from './rate-limits/documented-headers.ts'

/** Where OpenAPI documents keep the answer of a status. */
export const problemName = (status: number) => `Problem${status}`

const RETRY_AFTER = {
  'Retry-After': { schema: { type: 'integer' }, example: 2, description: 'Seconds to wait before trying again.' },
}

/** Statuses that say when to come back, and what they say. */
const HEADERS: Record<number, Record<string, unknown>> = {
  409: RETRY_AFTER,
  429: { ...RETRY_AFTER, ...RATE_LIMIT_HEADERS },
  503: RETRY_AFTER,
}

/** The answer of a status, with its codes and an example of each. @param problemsUrl the page of the error catalogue */
export function problemAnswer(status: number, problemsUrl: string, schema: { $ref?: string } = ref(Problem) as object) {
  const codes = (Object.entries(problemTypes) as [ProblemCode, ProblemType][]).filter(
    ([, type]) => type.status === status,
  )
  return {
    description: codes.map(([code, type]) => `\`${code}\`: ${type.en} (${type.ko})`).join('\n\n'),
    ...(HEADERS[status] && { headers: HEADERS[status] }),
    content: {
      'application/problem+json': {
        schema,
        examples: Object.fromEntries(
          codes.map(([code, type]) => [code, { summary: type.title, value: exampleOf(code, type, problemsUrl) }]),
        ),
      },
    },
  }
}

/** What the services answer, in the language that they take by default. */
function exampleOf(code: ProblemCode, { status, title, ko, retryable }: ProblemType, problemsUrl: string): Problem {
  const fault = { pointer: '#/text', code: 'required', detail: '필수 항목입니다.' }
  return {
    type: `${problemsUrl}#${code}`,
    title,
    status,
    detail: ko,
    instance: '/posts',
    code,
    requestId: '5f0c9a1e-6b1d-4f57-9f2a-0d6c3b7f8e21',
    retryable,
    errors: code === 'invalid-request' ? [fault] : [],
  }
}
