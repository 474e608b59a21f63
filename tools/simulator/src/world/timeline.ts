interface Event {
  at: number
  order: number
  run: () => void
}

/** What happens when, by a virtual clock: a heap of events; equal times go in the order of their arrival. */
export interface Timeline {
  /** Milliseconds since 1970. */
  now(): number
  at(ms: number, run: () => void): void
  /** Takes the next event and moves the clock to it; false when there is none. */
  advance(): boolean
}

export function createTimeline(startMs: number): Timeline {
  const heap: Event[] = []
  let now = startMs
  let arrivals = 0
  const before = (a: Event, b: Event) => a.at < b.at || (a.at === b.at && a.order < b.order)

  const push = (event: Event) => {
    let place = heap.push(event) - 1
    while (place > 0) {
      const parent = (place - 1) >> 1
      const above = heap[parent] as Event
      if (!before(event, above)) break
      heap[place] = above
      place = parent
    }
    heap[place] = event
  }
  const pop = (): Event | undefined => {
    const top = heap[0]
    const last = heap.pop()
    if (!top || !last || heap.length === 0) return top
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && before(heap[child + 1] as Event, heap[child] as Event)) child += 1
      if (!before(heap[child] as Event, last)) break
      heap[place] = heap[child] as Event
      place = child
    }
    heap[place] = last
    return top
  }
  return {
    now: () => now,
    at: (ms, run) => push({ at: Math.max(ms, now), order: (arrivals += 1), run }),
    advance() {
      const event = pop()
      if (!event) return false
      now = event.at
      event.run()
      return true
    },
  }
}
