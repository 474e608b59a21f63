import type { Client } from './client.ts'
import { pause } from './pause.ts'
import type { RelationOperation } from './shapes.ts'

export interface WaitOptions {
  /** `applied`: everybody sees it. `persisted`: it is in the record. */
  until?: 'applied' | 'persisted'
  signal?: AbortSignal
  /** Milliseconds between two looks: one fold by default, as the server's Retry-After says. */
  everyMs?: number
}

/**
 * Looks at an accepted click until it has come so far, or has failed: look at `status` and `error` of what it resolves with.
 * Where many are waited for, `relationEvents` costs less. @throws ApiProblem, the signal's reason
 */
export async function waitForOperation(
  client: Client,
  operationId: string,
  { until = 'persisted', signal, everyMs = 1_000 }: WaitOptions = {},
): Promise<RelationOperation> {
  for (;;) {
    const params = { path: { operationId } }
    const operation = await client.GET('/relations/operations/{operationId}', { params, ...(signal && { signal }) })
    const { status } = operation
    if (status === 'persisted' || status === 'failed' || status === until) return operation
    await pause(everyMs, signal)
  }
}
