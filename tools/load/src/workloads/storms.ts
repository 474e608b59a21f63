import { NOBODY_YET } from '../world/crowd.ts'
import type { WorkloadOf } from './workload.ts'

/** Seconds before a storm, so that it finds a product that is warm. */
const WARM_S = 10

const readers = { home: 6, next: 2, popular: 1 }

/** One whom 9,000 follow posts every other second while they look: each post goes to all of them. */
export const celebrity: WorkloadOf = (minutes) => ({
  about: '300 arrivals a second while one with 9,000 followers posts every other second',
  phases: [
    { name: 'warm', seconds: WARM_S, from: 300, to: 300, mix: readers },
    { name: 'posts', seconds: minutes * 60, from: 300, to: 300, mix: { ...readers, post: 0.015 } },
  ],
  judged: ['posts'],
})

/** Everybody looks at one hashtag, and writes under it. */
export const hashtags: WorkloadOf = (minutes) => ({
  about: '600 arrivals a second at the page of one hashtag, with three new posts a second under it',
  aims: { oneHashtag: true },
  phases: [
    { name: 'warm', seconds: WARM_S, from: 60, to: 300, mix: { hashtag: 1 } },
    { name: 'storm', seconds: minutes * 60, from: 600, to: 600, mix: { hashtag: 0.995, post: 0.005 } },
  ],
  judged: ['storm'],
})

/** Everybody follows one person. */
export const follows: WorkloadOf = (minutes) => ({
  about: '250 follows and unfollows a second of one person, while homes are read',
  aims: { person: NOBODY_YET.id },
  phases: [
    { name: 'warm', seconds: WARM_S, from: 50, to: 100, mix: { home: 1 } },
    { name: 'storm', seconds: minutes * 60, from: 350, to: 350, mix: { follow: 3, unfollow: 2, home: 2 } },
  ],
  judged: ['storm'],
})

/** Four of five arrivals write. */
export const writes: WorkloadOf = (minutes) => ({
  about: '400 arrivals a second, four of five of them writes',
  phases: [
    { name: 'warm', seconds: WARM_S, from: 50, to: 200, mix: { home: 1, like: 1 } },
    {
      ...{ name: 'writes', seconds: minutes * 60, from: 400, to: 400 },
      mix: { home: 20, like: 45, unlike: 10, follow: 18, unfollow: 5, post: 2 },
    },
  ],
  judged: ['writes'],
})

/** Redis is emptied amid reads: a cold start of everything that is kept there. */
export const wipe: WorkloadOf = (minutes) => ({
  about: '300 arrivals a second; Redis is emptied a third into the run',
  wipeAfterS: WARM_S + (minutes * 60) / 3,
  phases: [
    { name: 'warm', seconds: WARM_S, from: 100, to: 300, mix: { home: 6, next: 2, hashtag: 2, user: 1, like: 1 } },
    {
      ...{ name: 'wipe', seconds: minutes * 60, from: 300, to: 300 },
      mix: { home: 6, next: 2, hashtag: 2, user: 1, like: 1 },
    },
  ],
  judged: ['wipe'],
})
