import { createSnowflake } from '@matjip/contracts'
import { leaseIds } from './lease-ids.ts'
import type { Ids, LeaseOptions } from './lease-ids.ts'

export interface IdsOptions extends Pick<LeaseOptions, 'pool' | 'kind'> {
  /** A number that is nobody else's, where whoever starts the processes sees to that; else one is leased. */
  worker?: number | undefined
  onError: (error: unknown) => void
}

/** Milliseconds between two extensions: five may fail before ids stop. */
const EXTEND_MS = 5_000

/** The ids of a process. Resolves when some can be made, or when that failed: it is tried again until it succeeds. */
export async function openIds({ pool, kind, worker, onError }: IdsOptions): Promise<Ids> {
  if (worker !== undefined) return { next: createSnowflake(worker), ensure: async () => {}, close: async () => {} }
  const ids = leaseIds({ pool, kind, onError })
  await ids.ensure().catch(onError)
  const timer = setInterval(() => ids.ensure().catch(onError), EXTEND_MS).unref()
  return {
    ...ids,
    async close() {
      clearInterval(timer)
      await ids.close().catch(onError)
    },
  }
}
