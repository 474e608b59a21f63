import type { Viewer } from '@matjip/relations'
import type { SharedLeg } from '../timelines/leg-store.ts'
import { readOwnLeg } from '../timelines/own-leg.ts'
import type { OwnWanted } from '../timelines/own-leg.ts'
import type { PulledAuthors } from '../timelines/pulled-set.ts'
import { readSharedLegs } from '../timelines/read-shared-legs.ts'
import { sourceOf } from '../timelines/window-source.ts'
import type { Source } from '../timelines/window-source.ts'
import { readHomeClicks } from './home-clicks.ts'
import type { Clicks } from './home-clicks.ts'
import { readHomeLegs } from './home-legs-store.ts'
import type { HomeLegs } from './home-legs-store.ts'

/** Which legs are wanted beside a window. */
export interface LegsWanted extends OwnWanted {
  authors: PulledAuthors
  /** Of the window: who was pulled only below it is in the timeline from there on. */
  floor: number
}

/**
 * What was not pushed into a home timeline, by the caller's entry: no statement where the shared timelines are in Redis, and
 * no round trip where there are none.
 * @returns undefined where the record is to answer: more people than `maxNew` were followed lately
 */
export async function homeLegs(wanted: LegsWanted, viewer: Viewer, maxNew: number): Promise<Source[] | undefined> {
  const { timelines } = wanted
  const newFollows = newFollowsOf(viewer.followClicks())
  if (newFollows.length > maxNew) return undefined
  const pulledAuthors = pulledAbove(wanted).filter((id) => viewer.follows(id))
  const hashtags = await timelines.hashtagNames(viewer.hashtags())
  const [own, others] = await Promise.all([
    readOwnLeg(wanted, viewer),
    sharedLegs(wanted, newFollows, { pulledAuthors, hashtags }),
  ])
  return [own, ...others]
}

/** The same from the record, for callers of whom no entry can be believed; undefined also where Redis does not say whom they have just followed. */
export async function homeLegsOfRecord(wanted: LegsWanted, maxNew: number): Promise<Source[] | undefined> {
  const { timelines, callerId } = wanted
  const clicks = await readHomeClicks(timelines, callerId)
  if (clicks === undefined) return undefined
  const { follows, hashtags } = clicks
  const newFollows = newFollowsOf(follows)
  if (newFollows.length > maxNew) return undefined
  const [legs, own] = await Promise.all([
    readHomeLegs(timelines.pool, callerId, hashtags, pulledAbove(wanted)),
    readOwnLeg(wanted, null),
  ])
  return [own, ...(await sharedLegs(wanted, newFollows, legs))]
}

/** People whose posts the caller's timeline may not have yet. */
function newFollowsOf(follows: Clicks): number[] {
  const recent = [...follows].flatMap(([id, { active }]) => (active ? [id] : []))
  return recent
}

const pulledAbove = ({ authors, floor }: LegsWanted) =>
  [...authors].flatMap(([id, untilId]) => (untilId > floor ? [id] : []))

async function sharedLegs(
  { timelines, at, limit }: LegsWanted,
  newFollows: readonly number[],
  { pulledAuthors, hashtags }: HomeLegs,
): Promise<Source[]> {
  const people = new Set([...newFollows, ...pulledAuthors])
  const shared: SharedLeg[] = [
    ...[...people].map((id) => ({ kind: 'author' as const, id })),
    ...hashtags.map(({ key }) => ({ kind: 'hashtag' as const, id: key })),
  ]
  const windows = await readSharedLegs(timelines, shared, at, limit)
  return windows.map((one, index) => ({ ...sourceOf(one, limit), hashtag: hashtags[index - people.size]?.name }))
}
