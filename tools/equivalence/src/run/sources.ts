import type { Tally } from '@matjip/chaos'

/** `feed_source_total{feed="home",source="redis"} 12` */
const SAMPLE = /^feed_source_total\{([^}]*)\} (\d+)/gm

/**
 * Reads what the feed-services have counted since they last started.
 * @returns adds what is new since the last look; a process that was killed took its counts with it
 */
export function createSourceReader(origins: readonly string[], sources: Tally): () => Promise<void> {
  const seen = new Map<string, number>()
  return async () => {
    for (const origin of origins) {
      const text = await fetch(`${origin}/metrics`).then((answer) => answer.text())
      for (const [, labels = '', count] of text.matchAll(SAMPLE)) {
        const name = `${origin} ${labels}`
        const before = seen.get(name) ?? 0
        const now = Number(count)
        // Counters only grow within one life.
        sources.add(labels.replaceAll('"', ''), now >= before ? now - before : now)
        seen.set(name, now)
      }
    }
  }
}
