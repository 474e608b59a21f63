/** Schedules between two rests: a rest takes some seconds whatever was before it. */
export const PER_ROUND = 100
/** Faults of the world in a round of that many: one every second or two. */
export const FAULTS_PER_ROUND = 14
