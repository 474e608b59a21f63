import type { KnownProblemCode } from './problem-codes.ts'
import { retryAfterMs } from './retry-after.ts'
import type { Problem } from './shapes.ts'

/** What a program branches on. The list is open: more may come. */
export type ProblemCode = KnownProblemCode | (string & {})
export type ProblemFault = Problem['errors'][number]

/** Any answer that is not a success (RFC 9457). `message` is `detail`: words for people in the language that was asked for. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: ProblemCode
  /** Quote it when you report the problem; empty where a load balancer answered. */
  readonly requestId: string
  /** Whether the same request can succeed later, unchanged. */
  readonly retryable: boolean
  /** Each fault of the input, with its place. */
  readonly errors: readonly ProblemFault[]
  readonly detail: string
  /** The page that explains it. */
  readonly type: string
  /** How long the server asks to wait; null where it does not say. */
  readonly retryAfterMs: number | null

  constructor(response: Response, problem: Partial<Problem>) {
    const detail = problem.detail ?? `The server answered ${response.status}.`
    super(detail)
    this.status = response.status
    this.code = problem.code ?? codeOfStatus[response.status] ?? 'unknown'
    this.requestId = problem.requestId ?? response.headers.get('x-request-id') ?? ''
    this.retryable = problem.retryable ?? response.status >= 500
    this.errors = problem.errors ?? []
    this.detail = detail
    this.type = problem.type ?? 'about:blank'
    this.retryAfterMs = retryAfterMs(response)
  }
}

/** Of answers without a document: those of a load balancer. */
const codeOfStatus: Readonly<Record<number, KnownProblemCode>> = {
  429: 'rate-limited',
  502: 'bad-gateway',
  503: 'service-unavailable',
  504: 'gateway-timeout',
}

/** Whether something that was thrown is a problem of the API, of this code if one is given. */
export function isProblem(thrown: unknown, code?: ProblemCode): thrown is ApiProblem {
  return thrown instanceof ApiProblem && (code === undefined || thrown.code === code)
}

/** @param body the parsed body, or its text where it was no JSON */
export function problemFrom(response: Response, body: unknown): ApiProblem {
  return new ApiProblem(response, typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {})
}

/** Reads the body of an answer that is not a success. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null)
  return problemFrom(response, body)
}
