import type { Tally } from '@matjip/chaos'

/** `feed_source_total{feed="home",source="cache"} 12` */
const SAMPLE = /^feed_source_total\{([^}]*)\} (\d+)/gm

/** Adds what the feed-services have counted since they last started: a process that was killed took its counts with it. */
export async function readSources(origins: readonly string[], sources: Tally): Promise<void> {
  for (const origin of origins) {
    const text = await fetch(`${origin}/metrics`).then((answer) => answer.text())
    for (const [, labels = '', count] of text.matchAll(SAMPLE)) {
      const name = `${origin} ${labels}`
      // Counters only grow within one life: what is new since the last look.
      const before = seen.get(name) ?? 0
      const now = Number(count)
      sources.add(labels.replaceAll('"', ''), now >= before ? now - before : now)
      seen.set(name, now)
    }
  }
}

const seen = new Map<string, number>()
