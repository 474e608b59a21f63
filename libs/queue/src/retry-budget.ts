import type { SQSClient } from '@aws-sdk/client-sqs'

type Strategy = Awaited<ReturnType<SQSClient['config']['retryStrategy']>>
type Budgeted = Extract<Strategy, { recordSuccess: unknown }>
type Token = Parameters<Budgeted['recordSuccess']>[0]

/** Made with a client's first failure: one that never fails pays nothing for it. */
const strategies = new WeakMap<SQSClient, Budgeted>()
/** A success at the first try gives back what the strategy gives for one. */
const FIRST_TRY = { getRetryCost: () => undefined } as unknown as Token

/** The SDK's own budget of a client, which calls past its middleware share: some 35 retries, and one for each 14 successes after. */
export async function takeRetry(sqs: SQSClient): Promise<boolean> {
  const strategy = strategies.get(sqs) ?? ((await sqs.config.retryStrategy()) as Budgeted)
  strategies.set(sqs, strategy)
  const token = await strategy.acquireInitialRetryToken('')
  return strategy.refreshRetryTokenForRetry(token, { errorType: 'TRANSIENT' }).then(
    () => true,
    () => false,
  )
}

export function noteSuccess(sqs: SQSClient): void {
  strategies.get(sqs)?.recordSuccess(FIRST_TRY)
}
