import { memo } from 'react'
import type { FeedReason, Post } from '../api/types.ts'
import { useWords } from '../i18n/use-words.ts'
import { PhotoStrip } from '../photos/photo-strip.tsx'
import { Icon } from '../ui/icon.tsx'
import { LikeButton } from './like-button.tsx'
import { PostHead } from './post-head.tsx'
import { PostPlace } from './post-place.tsx'
import { PostReason } from './post-reason.tsx'
import { PostText } from './post-text.tsx'
import { SaveButton } from './save-button.tsx'
import { ShareButton } from './share-button.tsx'
import './acts.css'
import './post-card.css'

export interface PostCardProps {
  readonly post: Post
  readonly reason?: FeedReason
  /** On its own page: everything open. */
  readonly isAlone?: boolean
  /** First of its list: its photo is what people wait for. */
  readonly isFirst?: boolean
  /** Pixels that it had when it was seen last: its room until it is near the window. */
  readonly height?: number | undefined
}

/** A post. Renders anew only for another post: clicks on it live in their own buttons. */
export const PostCard = memo(function PostCard({
  post,
  reason,
  isAlone = false,
  isFirst = false,
  height,
}: PostCardProps) {
  const say = useWords()
  const place = post.restaurant?.name ?? post.author.displayName
  // Those who are followed anyway, or are looked at, need no button on every card.
  const showsFollow =
    isAlone ||
    (reason !== undefined && reason.type !== 'self' && reason.type !== 'author' && post.viewer?.following !== true)
  return (
    <article
      className={isAlone ? 'post post--alone' : 'post'}
      data-post={post.id}
      style={height === undefined ? undefined : { containIntrinsicHeight: `auto ${height}px` }}
      tabIndex={-1}
      aria-label={say('post.by', { name: post.author.displayName })}
    >
      {reason && <PostReason reason={reason} />}
      <PostHead post={post} showsFollow={showsFollow} />
      <div className="post__plate">
        <PhotoStrip images={post.images} place={place} isFirst={isFirst} />
        <PostPlace post={post} />
      </div>
      <div className="post__body">
        <PostText text={post.text} isFolded={!isAlone} />
        <footer className="post__acts">
          <LikeButton post={post} />
          <SaveButton post={post} />
          <ShareButton postId={post.id} />
          {post.onSite && (
            <span className="badge badge--leaf">
              <Icon name="check" size={14} />
              {say('post.onSite')}
            </span>
          )}
        </footer>
      </div>
    </article>
  )
})
