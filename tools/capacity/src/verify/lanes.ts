/** Pieces of work under way at once: enough to keep a server busy. */
const LANES = 40

/** Does work for each place from 0 on. @throws the first failure */
export async function inLanes(count: number, work: (place: number) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    for (let place = next++; place < count; place = next++) await work(place)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}
