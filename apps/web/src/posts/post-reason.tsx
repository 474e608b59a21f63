import type { FeedReason } from '../api/types.ts'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'

/** Why a post is in this feed, where that is not plain; a reason that the app does not know says nothing. */
export function PostReason({ reason }: { reason: FeedReason }) {
  const say = useWords()
  const { type, hashtag = '' } = reason
  if (type !== 'trending' && type !== 'hashtag') return null
  return (
    <p className="post__reason">
      <Icon name={type === 'trending' ? 'trending' : 'bookmark'} size={14} />
      {say(type === 'trending' ? 'reason.trending' : 'reason.hashtag', { hashtag })}
    </p>
  )
}
