import { PEOPLE } from '../world/crowd.ts'
import type { WorkloadOf } from './workload.ts'

/** In one minute everybody comes for two pages, and every other likes something: 333 pages and 83 likes a second. */
const SECONDS = 60
const PAGES = 2
const LIKES = 0.5
/** What comes in the minutes around it: a twentieth. */
const QUIET = 1 / 20
const AROUND_S = 15

/** Twelve o'clock: twenty times as many within a minute. */
export const lunch: WorkloadOf = () => {
  const rate = (PEOPLE * (PAGES + LIKES)) / SECONDS
  const mix = { home: 1, next: PAGES - 1, like: LIKES }
  const around = (name: string) => ({ name, seconds: AROUND_S, from: rate * QUIET, to: rate * QUIET, mix })
  return {
    about: `${PEOPLE.toLocaleString('en')} people within a minute, each two pages of their home and half a like, twenty times what comes before and after`,
    phases: [around('before'), { name: 'lunch', seconds: SECONDS, from: rate, to: rate, mix }, around('after')],
    judged: ['lunch'],
  }
}
