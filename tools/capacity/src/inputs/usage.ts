/**
 * What people do in a day, on average, and what they leave behind. Nothing here is measured: it is the assumption that every
 * figure of the plan stands on, in one place, and `--set name=value` replaces any of it.
 */
export interface Usage {
  /** Accounts for each person who comes on a given day; people who come within a week, a month. */
  accountsPerDaily: number
  weeklyPerDaily: number
  /** A person's day: pages of feeds, and what they do. */
  homePages: number
  hashtagPages: number
  rankedPages: number
  profilePages: number
  likes: number
  follows: number
  posts: number
  photosPerPost: number
  /** Images that are loaded anew for a page of 20 (others are in the app's cache), and large ones that are opened, a day. */
  imagesPerPage: number
  largeImages: number
  /** Followed people of somebody who comes; hashtags of a post. */
  followees: number
  hashtagsPerPost: number
  /** Bytes: a photo as the telephone makes it, its two derivatives, a page of feed as it is sent, a post as it is kept ready. */
  originalBytes: number
  smallBytes: number
  largeBytes: number
  pageBytes: number
  fragmentBytes: number
  /** Days for which posts are kept: for ever, as far as a plan looks. */
  historyDays: number
}

export const USAGE: Usage = {
  accountsPerDaily: 5,
  weeklyPerDaily: 2,
  homePages: 12,
  hashtagPages: 3,
  rankedPages: 3,
  profilePages: 2,
  likes: 6,
  follows: 0.4,
  posts: 0.15,
  photosPerPost: 1.6,
  imagesPerPage: 8,
  largeImages: 5,
  followees: 120,
  hashtagsPerPost: 5,
  originalBytes: 2_700_000,
  smallBytes: 22_000,
  largeBytes: 160_000,
  pageBytes: 12_000,
  fragmentBytes: 620,
  historyDays: 365,
}

/** A meal: when most come, how spread they are (minutes, one standard deviation), and which share of the day it is. */
export interface Meal {
  name: { ko: string; en: string }
  minute: number
  spread: number
  share: number
}

export const MEALS: readonly Meal[] = [
  { name: { ko: '아침', en: 'breakfast' }, minute: 7 * 60 + 40, spread: 35, share: 0.12 },
  { name: { ko: '점심', en: 'lunch' }, minute: 11 * 60 + 50, spread: 14, share: 0.3 },
  { name: { ko: '저녁', en: 'dinner' }, minute: 18 * 60 + 20, spread: 40, share: 0.28 },
]
/** The rest of the day is even from seven to midnight. */
export const WAKING = { from: 7 * 60, to: 24 * 60 }
