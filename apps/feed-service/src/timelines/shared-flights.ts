/**
 * Reads the same thing for many at once. A read answers everybody who asked before it began; who asks while it is under way is
 * answered by the next one, which begins when it has ended: it may have been too early to see what they must see.
 */
export interface SharedFlights<T> {
  /** How many reads have begun so far: what a request remembers of the moment at which it came. */
  begun(): number
  /**
   * Answers for each of these names, in their order.
   * @param read reads some of the names, in their order
   * @param since what `begun` was when the request came: a read that began after it may answer it
   */
  fly(
    names: readonly string[],
    read: (places: readonly number[]) => Promise<readonly T[]>,
    since?: number,
  ): Promise<T[]>
}

interface Flight<T> {
  number: number
  current: Promise<T>
  next?: Promise<T>
}

export function createSharedFlights<T>(): SharedFlights<T> {
  const flights = new Map<string, Flight<T>>()
  let begun = 0

  function takeOff(name: string, number: number, result: Promise<T>): Promise<T> {
    const flight: Flight<T> = { number, current: result }
    flights.set(name, flight)
    const land = () => {
      if (flights.get(name) === flight && flight.next === undefined) flights.delete(name)
    }
    result.then(land, land)
    return result
  }

  return {
    begun: () => begun,
    async fly(names, read, since = begun) {
      const free = names.flatMap((name, place) => (flights.has(name) ? [] : [place]))
      // All that nobody reads now, together.
      if (free.length > 0) begun += 1
      const number = begun
      const batch = free.length === 0 ? undefined : read(free)
      const own = new Map(free.map((place, index) => [place, batch?.then((all) => all[index] as T)]))
      return Promise.all(
        names.map((name, place) => {
          const mine = own.get(place)
          if (mine) return takeOff(name, number, mine)
          const flight = flights.get(name) as Flight<T>
          if (flight.number > since) return flight.current
          const again = () => {
            begun += 1
            return takeOff(
              name,
              begun,
              read([place]).then(([one]) => one as T),
            )
          }
          flight.next ??= flight.current.then(again, again)
          return flight.next
        }),
      )
    },
  }
}
