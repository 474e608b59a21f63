/**
 * Reads the same thing for many at once. A read answers everybody who asked before it began; who asks while it is under way is
 * answered by the next one, which begins when it has ended: it may have been too early to see what they must see.
 */
export interface SharedFlights<T> {
  /**
   * Answers for each of these names, in their order.
   * @param read reads some of the names, in their order
   */
  fly(names: readonly string[], read: (places: readonly number[]) => Promise<readonly T[]>): Promise<T[]>
}

interface Flight<T> {
  current: Promise<T>
  next?: Promise<T>
}

export function createSharedFlights<T>(): SharedFlights<T> {
  const flights = new Map<string, Flight<T>>()

  function takeOff(name: string, result: Promise<T>): Promise<T> {
    const flight: Flight<T> = { current: result }
    flights.set(name, flight)
    const land = () => {
      if (flights.get(name) === flight && flight.next === undefined) flights.delete(name)
    }
    result.then(land, land)
    return result
  }

  return {
    async fly(names, read) {
      const free = names.flatMap((name, place) => (flights.has(name) ? [] : [place]))
      // All that nobody reads now, together.
      const batch = free.length === 0 ? undefined : read(free)
      const own = new Map(free.map((place, index) => [place, batch?.then((all) => all[index] as T)]))
      return Promise.all(
        names.map((name, place) => {
          const mine = own.get(place)
          if (mine) return takeOff(name, mine)
          const flight = flights.get(name) as Flight<T>
          const again = () =>
            takeOff(
              name,
              read([place]).then(([one]) => one as T),
            )
          flight.next ??= flight.current.then(again, again)
          return flight.next
        }),
      )
    },
  }
}
