import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Reading } from '../api/reads.ts'
import type { FeedItem, FeedPage } from '../api/types.ts'
import { mergePages } from './merge-pages.ts'

/** Where a feed comes from: its name among all queries, and how a page of it is read. */
export interface FeedSource<Page extends FeedPage = FeedPage> {
  readonly key: readonly unknown[]
  readonly read: (at: Reading) => Promise<Page>
}

/** A feed as the list shows it. */
export interface ShownFeed {
  readonly items: readonly FeedItem[]
  readonly state: 'loading' | 'failed' | 'ready'
  readonly isEnd: boolean
  readonly isLoadingMore: boolean
  readonly hasFailedMore: boolean
  readonly more: () => void
  readonly again: () => void
}

/** Reads a feed page by page; pages that were read stay as they are until somebody asks anew. */
export function useFeed<Page extends FeedPage>({
  key,
  read,
}: FeedSource<Page>): ShownFeed & { first: Page | undefined } {
  const query = useInfiniteQuery({
    queryKey: ['feed', ...key],
    queryFn: ({ pageParam, signal }) => read({ cursor: pageParam, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: Infinity,
  })
  const items = useMemo(() => mergePages(query.data?.pages ?? []), [query.data])
  return {
    items,
    first: query.data?.pages[0],
    state: query.data ? 'ready' : query.isError ? 'failed' : 'loading',
    isEnd: query.data !== undefined && !query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    hasFailedMore: query.isFetchNextPageError,
    more: () => void query.fetchNextPage({ cancelRefetch: false }),
    again: () => void query.refetch(),
  }
}
