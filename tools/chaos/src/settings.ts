/** How one run is set up; everything that is drawn follows from the seed. */
export interface ChaosSettings {
  seed: number
  /** Milliseconds of faults and load. */
  runMs: number
  /** Ends the faults earlier, at this many faults of processes and stores. */
  maxFaults: number
  /** Requests a second that the load generator aims at. */
  rate: number
  /** Share of the clicks that block or mute. */
  hiding: number
  /** Mean milliseconds between two faults of the schedule; fail points and the proxies come on top. */
  faultEveryMs: number
  /** Milliseconds up to which a process lives until it ends at its fail point. */
  failAfterMs: number
  /** Seconds after which the queue delivers again what was not deleted. */
  visibilitySeconds: number
  /** Receives after which the queue gives a message up: a healthy one must never get there. */
  maxReceives: number
  /** Share of the clicks that must be accepted in the end: below it the run proves too little to hold. */
  leastAccepted: number
  /** Follows that must have met a block that stands at the end: without any there was nothing to end. */
  leastMet: number
  /** Kinds of scheduled faults that are left out. */
  without: readonly string[]
}

/** Ten times shorter than in production, so that a run of minutes sees many of them end. */
const VISIBILITY_S = 5
/** Production has 1,000. At one receive a visibility timeout a message that lives through every outage of a run stays below. */
const MAX_RECEIVES = 60

export const CHAOS: Omit<ChaosSettings, 'seed' | 'runMs'> = {
  maxFaults: Infinity,
  rate: 300,
  // Few, as each block takes work from the pipeline for as long as it stands.
  hiding: 0.05,
  faultEveryMs: 2_500,
  failAfterMs: 30_000,
  visibilitySeconds: VISIBILITY_S,
  maxReceives: MAX_RECEIVES,
  // 28 minutes at a load of up to 42 on 2 cores had some 3 of 4.
  leastAccepted: 0.5,
  // A minute has some 20, three have 90.
  leastMet: 5,
  without: [],
}
