import { extractHashtags } from '../src/index.ts'

/** One case of a peer's own tests. */
export interface PeerCase {
  readonly peer: string
  readonly description: string
  readonly text: string
  readonly expected: readonly string[]
}

/** A peer's case and our answer. */
export interface PeerVerdict extends PeerCase {
  readonly ours: readonly string[]
  readonly agrees: boolean
}

/** Compares as typed. The peers contradict each other: a table to decide by, not a gate. */
export function compareWithPeers(cases: readonly PeerCase[]): PeerVerdict[] {
  return cases.map((peerCase) => {
    const ours = extractHashtags(peerCase.text).map((hashtag) => hashtag.display)
    return { ...peerCase, ours, agrees: JSON.stringify(ours) === JSON.stringify(peerCase.expected) }
  })
}
