import type { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import * as fc from 'fast-check'
import type { Route } from '../world/document.ts'
import { mostBusy } from './most-busy.ts'
import { mutations, writeRequest } from './mutations.ts'
import { sendRaw } from './raw-request.ts'
import type { RawAnswer, RawRequest } from './raw-request.ts'
import { partsOf } from './request-parts.ts'
import type { Known } from './schema-values.ts'

export interface FuzzTarget {
  origin: URL
  agent: Agent
  components: Record<string, unknown>
  known: Known
  /** Good tokens of people who are there. */
  tokens: readonly string[]
  /** Good tokens of people who may end their account: the first request of each does. */
  leaving: readonly string[]
  judge: (request: RawRequest, answer: RawAnswer) => string[]
  /** Told of every answer that is judged. */
  count: (status: number) => void
}

/** What came of one operation. */
export interface FuzzOutcome {
  name: string
  runs: number
  /** Requests that got a 503, and something else when they were asked again. */
  busy: number
  /** What else is to be said of it. */
  told?: string
  /** The fault in its smallest form, with what replays it. */
  fault: string | undefined
}

/** Ways in which one request is spoilt at most: more only hide each other. */
const MAX_MUTATIONS = 3

/** After which a token is good for nothing: the others' must stay good. */
const ENDS_ACCOUNT = 'deleteCurrentUser'

/** Sends valid and spoilt requests of one operation, and shrinks the first that is answered wrongly. */
export async function fuzzOperation(
  route: Route,
  target: FuzzTarget,
  { numRuns, seed, path }: { numRuns: number; seed: number; path: string | undefined },
): Promise<FuzzOutcome> {
  const tokens = route.operationId === ENDS_ACCOUNT ? target.leaving : target.tokens
  const requests = fc
    .tuple(
      partsOf(route, target.components, target.known),
      fc.array(mutations, { maxLength: MAX_MUTATIONS }),
      fc.constantFrom(undefined, ...tokens, ...tokens),
    )
    .map(([parts, spoilt, token]) => writeRequest(parts, spoilt, token))
  let busy = 0
  const property = fc.asyncProperty(requests, async (request) => {
    const { answer, wasBusy } = await ask(target, request)
    if (wasBusy) busy += 1
    target.count(answer.status)
    const faults = target.judge(request, answer)
    if (faults.length > 0) throw new Error(faults.join('; '))
  })
  const result = await fc.check(property, { numRuns, seed, ...(path !== undefined && { path }) })
  const outcome = { name: route.operationId, runs: result.numRuns, busy }
  if (result.failed) return { ...outcome, fault: describe(route, result) }
  const isTooBusy = busy > mostBusy(result.numRuns)
  return { ...outcome, fault: isTooBusy ? `answered 503 first, and not again, ${busy} times` : undefined }
}

/** Milliseconds until what was too slow on a busy machine is tried again. */
const PAUSE_MS = 2_000

/** Sends it, once more where a dependency was too slow: a request that breaks something gets its 503 again, or is one of too many. */
async function ask({ origin, agent }: FuzzTarget, request: RawRequest) {
  const answer = await sendRaw(origin, agent, request)
  if (answer.status !== 503) return { answer, wasBusy: false }
  await sleep(PAUSE_MS)
  const again = await sendRaw(origin, agent, request)
  return { answer: again, wasBusy: again.status !== 503 }
}

function describe(route: Route, result: fc.RunDetails<[RawRequest]>): string {
  const [request] = result.counterexample ?? []
  const error = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance)
  const what = request && {
    ...request,
    headers: request.headers.map((text) => text.slice(0, 80)),
    body: request.body?.slice(0, 400),
  }
  const replay = `--seed ${result.seed} --only ${route.operationId} --path ${result.counterexamplePath}`
  return `${error}\n  ${JSON.stringify(what)}\n  again: npm run fuzz -- ${replay}`
}
