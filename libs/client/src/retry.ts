import { pause } from './pause.ts'
import { isRepeatable, isTransient, waitBefore } from './retry-policy.ts'
import type { RetryBudget } from './retry-budget.ts'

export interface RetryOptions {
  /** Times that a request is sent at most. */
  attempts: number
  /** Milliseconds that waiting and sending may take together; a `Retry-After` that leads beyond it is not waited for. */
  elapsedMs: number
  /** Milliseconds for one answer. */
  timeoutMs: number
}

/** Four times within 15 s: a fail-over ends within that, and nobody looks at a spinner for longer. 10 s is what a mobile line may need. */
export const DEFAULT_RETRY: RetryOptions = { attempts: 4, elapsedMs: 15_000, timeoutMs: 10_000 }

interface Retries extends RetryOptions {
  budget: RetryBudget
  send: (request: Request) => Promise<Response>
  onAnswer: (response: Response) => void
}

/**
 * Sends a request until it is answered for good: faults of the network and answers that say so are tried again, where
 * sending it twice is harmless. Resolves with the last answer. @throws what fetch threw last, or the caller's abort reason
 */
export async function sendWithRetries(
  request: Request,
  { send, budget, onAnswer, ...options }: Retries,
): Promise<Response> {
  const until = Date.now() + options.elapsedMs
  const repeatable = isRepeatable(request)
  for (let attempt = 1; ; attempt++) {
    const outcome = await attemptOnce(request, send, options.timeoutMs)
    const response = 'response' in outcome ? outcome.response : undefined
    if (response) onAnswer(response)
    if (response?.ok) budget.succeeded()
    request.signal.throwIfAborted()
    const failed = response === undefined || (await isTransient(response))
    // What was deleted by an earlier try, whose answer was lost, is not found any more.
    if (attempt > 1 && response?.status === 404 && deletesPost(request)) return new Response(null, { status: 204 })
    const waitMs = waitBefore(attempt, response)
    const again = failed && repeatable && attempt < options.attempts && Date.now() + waitMs < until && budget.take()
    if (!again) {
      if (response) return response
      throw (outcome as { thrown: unknown }).thrown
    }
    await response?.body?.cancel()
    await pause(waitMs, request.signal)
  }
}

const deletesPost = ({ method, url }: Request) => method === 'DELETE' && new URL(url).pathname.startsWith('/posts/')

type Outcome = { response: Response } | { thrown: unknown }

async function attemptOnce(request: Request, send: Retries['send'], timeoutMs: number): Promise<Outcome> {
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)])
  try {
    return { response: await send(new Request(request.clone(), { signal })) }
  } catch (thrown) {
    return { thrown }
  }
}
