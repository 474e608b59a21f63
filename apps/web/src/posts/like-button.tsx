import type { Post } from '../api/types.ts'
import { useLanguage } from '../i18n/language.ts'
import { shortNumber } from '../i18n/times.ts'
import { useWords } from '../i18n/use-words.ts'
import { useRelation } from '../relations/use-relation.ts'
import { Icon } from '../ui/icon.tsx'

/** The heart: shows the click at once, and goes back where it was refused. */
export function LikeButton({ post }: { post: Pick<Post, 'id' | 'counts' | 'viewer'> }) {
  const say = useWords()
  const { language } = useLanguage()
  const { active, isPending, delta, toggle } = useRelation({ kind: 'like', id: post.id }, post.viewer?.liked ?? false)
  const likes = Math.max(0, post.counts.likes + delta)
  return (
    <button
      type="button"
      className="act act--like"
      data-act="like"
      aria-pressed={active}
      data-pending={isPending || undefined}
      onClick={toggle}
    >
      <Icon name="heart" filled={active} />
      <span className="sr-only">{say('post.like')} </span>
      <span className="act__count" key={likes}>
        {shortNumber(likes, language)}
      </span>
    </button>
  )
}
