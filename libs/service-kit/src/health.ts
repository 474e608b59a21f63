import type { Service } from './service.ts'

/** Resolves where the dependency answers, rejects with what is wrong. */
export type ReadyCheck = () => Promise<unknown>

/** A check that takes longer has failed: the load balancer asks every few seconds. */
const CHECK_TIMEOUT_MS = 1_000

/**
 * `/healthz`: the process runs (liveness). `/readyz`: it can serve now; 503 while a dependency is away or while it drains.
 * Neither is routed by the load balancer.
 * @param partial dependencies whose loss costs only a part of the answers: shown, and the status says `degraded`, still 200
 */
export function installHealth(
  service: Service,
  checks: Record<string, ReadyCheck>,
  isDraining: () => boolean,
  partial: Record<string, ReadyCheck> = {},
): void {
  const config = { auth: 'none', urgency: 'always' } as const
  const options = { config, logLevel: 'silent' as const, schema: { hide: true } }
  service.get('/healthz', options, async () => ({ status: 'ok', checks: {} }))
  service.get('/readyz', options, async (_request, reply) => {
    const [results, partialResults] = await Promise.all([outcomesOf(checks), outcomesOf(partial)])
    if (isDraining()) results.push(['process', 'draining'])
    const ok = allOk(results)
    const status = !ok ? 'unavailable' : allOk(partialResults) ? 'ok' : 'degraded'
    return reply
      .status(ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status, checks: Object.fromEntries([...results, ...partialResults]) })
  })
}

type Outcome = readonly [name: string, outcome: string]

const allOk = (outcomes: Outcome[]) => outcomes.every(([, outcome]) => outcome === 'ok')

function outcomesOf(checks: Record<string, ReadyCheck>): Promise<Outcome[]> {
  return Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await outcomeOf(check)] as const))
}

async function outcomeOf(check: ReadyCheck): Promise<string> {
  const timeout = Promise.withResolvers<never>()
  const timer = setTimeout(() => timeout.reject(new Error(`no answer in ${CHECK_TIMEOUT_MS} ms`)), CHECK_TIMEOUT_MS)
  try {
    await Promise.race([check(), timeout.promise])
    return 'ok'
  } catch (error) {
    return error instanceof Error ? error.message || error.name : String(error)
  } finally {
    clearTimeout(timer)
  }
}
