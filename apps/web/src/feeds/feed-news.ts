import { useSyncExternalStore } from 'react'
import { feeds } from '../api/reads.ts'
import { queryClient } from '../api/query-client.ts'
import type { FeedPage } from '../api/types.ts'

/** New posts of the home feed that are not shown yet. */
export interface News {
  readonly count: number
  /** There are more than were counted. */
  readonly isMore: boolean
}

export const HOME_KEY = ['feed', 'home'] as const
const NOTHING: News = { count: 0, isMore: false }
const listeners = new Set<() => void>()
let news: News = NOTHING

function change(next: News): void {
  news = next
  for (const listener of listeners) listener()
}

type HomePages = { pages: FeedPage[]; pageParams: (string | undefined)[] }
const shownHome = () => queryClient.getQueryData<HomePages>(HOME_KEY)

/** Asks how many posts are newer than the newest that is shown. */
export async function countNews(): Promise<void> {
  const newest = shownHome()?.pages[0]?.items[0]?.post.id
  if (newest === undefined) return
  const { newer } = await feeds.newer(newest)
  change(newer === undefined || newer.count === 0 ? NOTHING : { count: newer.count, isMore: newer.more })
}

/** Reads the first page anew and shows it alone: what lies below is read again as it comes near, from the new end. */
export async function showNews(): Promise<void> {
  const first = await feeds.home({})
  queryClient.setQueryData<HomePages>(HOME_KEY, { pages: [first], pageParams: [undefined] })
  change(NOTHING)
}

export const useNews = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => news,
  )
