import { setTimeout as sleep } from 'node:timers/promises'
import type { ApiAnswer, ApiClient, Random, Tally } from '@matjip/chaos'

/** Milliseconds between two tries: a killed process is back in about a second. */
const REST_MS = 60
/** Milliseconds after which a request that is refused again and again is a defect: the longest fault takes a tenth. */
const PATIENCE_MS = 60_000

export type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'
export type ServiceName = 'posts' | 'feeds' | 'relations'

/** What was asked came to nothing although nothing was wrong with it. */
export class Refused extends Error {}

/** Asks the product as one person does: again where it answers 503 or not at all, until it knows. */
export interface Api {
  /** @throws Refused for any answer that is neither expected nor "try again" */
  ask(request: Request): Promise<ApiAnswer>
}

export interface Request {
  service: ServiceName
  method: Method
  path: string
  /** null: anonymous. */
  userId: number | null
  headers?: Record<string, string>
  body?: unknown
  /** Statuses that are an answer. */
  expected: readonly number[]
}

export interface ApiDeps {
  call: ApiClient
  origins: Readonly<Record<ServiceName, readonly string[]>>
  tokenOf: (userId: number) => Promise<string>
  random: Random
  /** By status; `no answer`, and whatever was neither expected nor to be tried again. */
  answers: Tally
}

export function createApi({ call, origins, tokenOf, random, answers }: ApiDeps): Api {
  return {
    async ask({ service, method, path, userId, headers = {}, body, expected }) {
      const token = userId === null ? {} : { authorization: `Bearer ${await tokenOf(userId)}` }
      const began = performance.now()
      for (;;) {
        const origin = random.pick(origins[service])
        const answer = await call(method, `${origin}${path}`, { ...headers, ...token }, body).catch(() => undefined)
        answers.add(answer === undefined ? 'no answer' : String(answer.status))
        if (answer && expected.includes(answer.status)) return answer
        const isToBeRetried = answer === undefined || answer.status === 503 || isStillRunning(answer)
        if (!isToBeRetried || performance.now() - began > PATIENCE_MS)
          throw new Refused(`${method} ${path}: ${answer ? `${answer.status} ${answer.body}` : 'no answer'}`)
        await sleep(REST_MS)
      }
    },
  }
}

/** The first try of a POST, whose answer was lost, is not over yet. */
function isStillRunning({ status }: ApiAnswer): boolean {
  return status === 409
}
