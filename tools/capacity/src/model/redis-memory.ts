import { allocated, keyFamilies } from '@matjip/redis-keys'
import type { Usage } from '../inputs/usage.ts'
import { dayLoad } from './traffic.ts'

/** What one family of keys holds at the busiest moment. */
export interface FamilyPlan {
  name: string
  keys: number
  /** Mean entries of a key; bytes of a string. */
  entries: number
  bytes: number
}

/** Beyond how many entries a home timeline is trimmed, on average: 360 to 400. */
const TIMELINE_ENTRIES = 380
const HOUR = 3_600
/** One fold a second: what came within two seconds is not committed yet. */
const NOT_COMMITTED_S = 2
/** Characters of a receipt handle of AWS. */
export const AWS_HANDLE = 412
/** Characters of an operation as it is packed, with the receive count before it. */
const PACKED_OPERATION = 120

/**
 * Bytes of a pending click: of the hash the value (counts, receipt handle, packed operation), the message's id and the entry,
 * each in the allocator's steps.
 */
export const pendingBytes = (handle: number): number => allocated(handle + PACKED_OPERATION) + allocated(36 + 4) + 48

/** Bytes before the text of a post; before the ids of a viewer. Likes and saves among a viewer's ids. */
const FRAGMENT_HEAD = 45
const VIEWER_HEAD = 175
const LIKES_AND_SAVES = 200

interface Row {
  name: string
  keys: number
  entries: number
}

/**
 * How many keys of each family there are in the busiest hour, and how large they are. A key lives for its TTL from when it
 * was last used: so the peak hour's work, stretched or cut to the TTL, says how many there are.
 * @param peakHourShare of a day's work
 */
function population(users: number, usage: Usage, peakHourShare: number): Row[] {
  const { clicks, pages, posts } = dayLoad(users, usage)
  const perHour = (perDay: number, ttlS: number) => Math.min(perDay, perDay * peakHourShare * (ttlS / HOUR))
  /** People who do something within a TTL of the peak. */
  const people = (ttlS: number) => perHour(users, ttlS)
  const recentPosts = posts * 30
  // Readers meet the newest few hundred posts of whom they follow, and those overlap.
  const readPosts = Math.min(recentPosts, perHour(pages, 3 * HOUR) * 3)
  const clickers = perHour(users, 900)
  const clicksAlive = perHour(clicks, 900)
  const targets = Math.min(readPosts, perHour(clicks, 600) * 0.4)
  const hashtags = Math.min(200_000, 40 * Math.sqrt(users))
  const pending = ((clicks * peakHourShare) / HOUR) * NOT_COMMITTED_S
  return [
    { name: 'home timeline', keys: users * usage.weeklyPerDaily, entries: TIMELINE_ENTRIES },
    { name: 'author timeline', keys: Math.min(users * 0.02, 50_000), entries: 200 },
    { name: 'hashtag timeline', keys: hashtags, entries: 300 },
    { name: 'post fragment', keys: readPosts, entries: usage.fragmentBytes + FRAGMENT_HEAD },
    { name: 'viewer', keys: people(300), entries: VIEWER_HEAD + 8 * (usage.followees + LIKES_AND_SAVES) },
    { name: 'own writes', keys: perHour(posts, 900), entries: 1 },
    { name: 'relation intents', keys: clickers, entries: Math.max(1, clicksAlive / Math.max(1, clickers)) },
    { name: 'relation settled', keys: targets, entries: Math.max(1, perHour(clicks, 600) / Math.max(1, targets)) },
    { name: 'relation count', keys: Math.min(readPosts, perHour(pages, 60) * 20), entries: 0 },
    { name: 'relation overlay', keys: pending * 0.7, entries: 1.4 },
    { name: 'relation events', keys: people(900) * 0.3, entries: 6 },
  ]
}

/** The bytes of a key by its family's own model (libs/redis-keys), which `npm run capacity:verify` holds against a live Redis. */
export function bytesOfKey(name: string, entries: number): number {
  const family = keyFamilies.find((family) => family.name === name)
  if (!family?.bytesOf) throw new Error(`no model in numbers of ${name}`)
  return family.bytesOf(entries)
}

/** Bytes of Redis by family at the busiest moment, the largest first. */
export function redisMemory(users: number, usage: Usage, peakHourShare: number): FamilyPlan[] {
  const rows = population(users, usage, peakHourShare).map(({ name, keys, entries }) => ({
    name,
    keys: Math.round(keys),
    entries,
    bytes: Math.round(keys) * bytesOfKey(name, entries),
  }))
  const pending = Math.round(((dayLoad(users, usage).clicks * peakHourShare) / HOUR) * NOT_COMMITTED_S)
  rows.push({ name: 'relation pending', keys: 16, entries: pending / 16, bytes: pending * pendingBytes(AWS_HANDLE) })
  return rows.sort((a, b) => b.bytes - a.bytes)
}
