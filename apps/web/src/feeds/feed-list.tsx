import { useRef } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { PostCard } from '../posts/post-card.tsx'
import { PostSkeleton } from '../posts/post-skeleton.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { heightOf } from './post-heights.ts'
import type { ShownFeed } from './use-feed.ts'
import { useNear } from './use-near.ts'
import { useShownRange } from './use-shown-range.ts'
import './feed-list.css'

/** Posts one below the other, fetched as they come near; `empty` stands where there are none. */
export function FeedList({ feed, empty }: { feed: ShownFeed; empty: ReactNode }) {
  const say = useWords()
  const { items, state, isEnd, isLoadingMore, hasFailedMore } = feed
  const list = useRef<HTMLDivElement>(null)
  const { from, to } = useShownRange(items, list)
  const near = useNear(() => {
    if (state === 'ready' && !isEnd && !isLoadingMore && !hasFailedMore) feed.more()
  })
  if (state === 'failed')
    return (
      <Notice isFault title={say('feed.error')} text={say('error.text')}>
        <Button onClick={feed.again}>{say('app.retry')}</Button>
      </Notice>
    )
  if (state === 'ready' && items.length === 0) return empty
  return (
    <div className="feed">
      <div
        ref={list}
        className="feed__posts"
        role="feed"
        aria-label={say('feed.label')}
        aria-busy={state === 'loading' || isLoadingMore || from > 0 || to < items.length}
      >
        {items.map(({ post, reason }, index) => {
          const height = heightOf(post.id)
          return index >= from && index < to ? (
            <PostCard key={post.id} post={post} reason={reason} isFirst={index === 0} height={height} />
          ) : (
            <div key={post.id} className="feed__room" style={{ height }} />
          )
        })}
      </div>
      {(state === 'loading' || isLoadingMore) && <PostSkeleton />}
      <div ref={near} className="feed__foot">
        {hasFailedMore && (
          <>
            <p role="alert">{say('feed.errorMore')}</p>
            <Button look="outline" small onClick={feed.more}>
              {say('app.retry')}
            </Button>
          </>
        )}
        {isEnd && <p className="feed__end">{say('feed.end')}</p>}
      </div>
    </div>
  )
}
