import type { ChainableCommander } from 'ioredis'

/** Sends a pipeline and gives its replies in order. @throws the first error among them */
export async function replies(pipeline: ChainableCommander): Promise<unknown[]> {
  const results = (await pipeline.exec()) ?? []
  return results.map(([error, reply]) => {
    if (error) throw error
    return reply
  })
}
