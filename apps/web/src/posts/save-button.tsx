import type { Post } from '../api/types.ts'
import { useWords } from '../i18n/use-words.ts'
import { useRelation } from '../relations/use-relation.ts'
import { Icon } from '../ui/icon.tsx'

/** The bookmark; nobody else sees it. */
export function SaveButton({ post }: { post: Pick<Post, 'id' | 'viewer'> }) {
  const say = useWords()
  const { active, isPending, toggle } = useRelation({ kind: 'savePost', id: post.id }, post.viewer?.saved ?? false)
  return (
    <button
      type="button"
      className="act act--save"
      data-act="save"
      aria-pressed={active}
      data-pending={isPending || undefined}
      aria-label={say('post.save')}
      onClick={toggle}
    >
      <Icon name="bookmark" filled={active} />
    </button>
  )
}
