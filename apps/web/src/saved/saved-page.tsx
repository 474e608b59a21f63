import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { hashtags, lists } from '../api/reads.ts'
import { HashtagChips } from '../hashtags/hashtag-chips.tsx'
import { useWords } from '../i18n/use-words.ts'
import { RestaurantRow } from '../restaurants/restaurant-row.tsx'
import { useSession } from '../session/session.ts'
import { askToSignIn } from '../session/sign-in-request.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Segments } from '../ui/segments.tsx'
import { SavedGrid } from './saved-grid.tsx'
import './saved.css'

type Shelf = 'posts' | 'restaurants' | 'hashtags'
const SHELVES: readonly Shelf[] = ['posts', 'restaurants', 'hashtags']

/** What one has put aside: posts, places to go, hashtags. Nobody else sees it. */
export default function SavedPage() {
  const say = useWords()
  const session = useSession()
  const [shelf, setShelf] = useState<Shelf>('posts')
  if (session === null)
    return (
      <Notice title={say('session.needed')} text={say('saved.emptyText')}>
        <Button onClick={() => askToSignIn()}>{say('session.signIn')}</Button>
      </Notice>
    )
  return (
    <>
      <PageHead title={say('saved.title')} />
      <Segments
        label={say('saved.title')}
        choices={SHELVES.map((value) => ({ value, label: say(`saved.${value}`) }))}
        chosen={shelf}
        onChoose={setShelf}
      />
      {shelf === 'posts' && <SavedPosts />}
      {shelf === 'restaurants' && <SavedRestaurants />}
      {shelf === 'hashtags' && <SavedHashtags />}
    </>
  )
}

function Nothing() {
  const say = useWords()
  return <Notice title={say('saved.emptyTitle')} text={say('saved.emptyText')} />
}

function SavedPosts() {
  const say = useWords()
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['saved', 'posts'],
    queryFn: ({ pageParam, signal }) => lists.savedPosts({ cursor: pageParam, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    // Something may have been put aside on the page before.
    staleTime: 0,
  })
  const posts = data?.pages.flatMap(({ items }) => items.map(({ post }) => post))
  if (posts?.length === 0) return <Nothing />
  return (
    <>
      <SavedGrid posts={posts} />
      {hasNextPage && (
        <Button look="outline" onClick={() => void fetchNextPage()}>
          {say('app.more')}
        </Button>
      )}
    </>
  )
}

function SavedRestaurants() {
  const { data } = useQuery({
    queryKey: ['saved', 'restaurants'],
    queryFn: ({ signal }) => lists.savedRestaurants({ signal }),
    staleTime: 0,
  })
  if (data?.items.length === 0) return <Nothing />
  return (
    <ul className="panel">
      {data?.items.map(({ restaurant }) => (
        <RestaurantRow key={restaurant.id} restaurant={restaurant} />
      ))}
    </ul>
  )
}

function SavedHashtags() {
  const { data } = useQuery({
    queryKey: ['hashtags', 'followed'],
    queryFn: ({ signal }) => hashtags.followed({ signal }),
    staleTime: 0,
  })
  if (data?.items.length === 0) return <Nothing />
  return <HashtagChips hashtags={data?.items ?? []} />
}
