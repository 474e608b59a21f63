import type { Round } from './fold-round.ts'

export interface Drained {
  rounds: number
  claimed: number
  acknowledged: number
}

/**
 * Folds until a round finds nothing, or two in a row end no message (SQS confirms no delete, or others hold the shards).
 * @throws what a round threw
 */
export async function drain(round: () => Promise<Round>): Promise<Drained> {
  const total: Drained = { rounds: 0, claimed: 0, acknowledged: 0 }
  for (let idle = 0; idle < 2;) {
    const { claimed, acknowledged } = await round()
    total.rounds += 1
    total.claimed += claimed
    total.acknowledged += acknowledged
    if (claimed === 0) break
    idle = acknowledged === 0 ? idle + 1 : 0
  }
  return total
}
