import { checkLive } from '@matjip/doctor'
import type { World } from '../world/open-world.ts'
import { isPoisoned } from '../faults/poison.ts'
import { findingOf } from './finding.ts'
import type { Finding } from './finding.ts'

/** I1 to I7 as the operator's own command sees them on a live system. Poison in quarantine is where it belongs. */
export async function checkInvariants({ database, redis, sqs, queues }: World): Promise<Finding[]> {
  const { findings } = await checkLive({ pool: database.pool, redis, sqs, urls: queues })
  return findings.flatMap(({ invariant, promise, compared, violations }) => {
    if (compared === null) return []
    const wrong = violations.filter(({ detail }) => !isPoisoned(detail))
    return findingOf(
      `doctor: ${invariant} ${promise}`,
      compared,
      wrong.map(({ subject, detail }) => `${subject}: ${detail}`),
    )
  })
}
