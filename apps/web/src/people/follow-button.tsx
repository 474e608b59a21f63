import { useWords } from '../i18n/use-words.ts'
import { useRelation } from '../relations/use-relation.ts'
import { useSession } from '../session/session.ts'
import { Button } from '../ui/button.tsx'

/** Follow, and its taking back; nothing for oneself. */
export function FollowButton({ userId, name, isFollowing }: { userId: string; name: string; isFollowing: boolean }) {
  const say = useWords()
  const session = useSession()
  const { active, isPending, toggle } = useRelation({ kind: 'follow', id: userId }, isFollowing)
  if (session?.userId === userId) return null
  return (
    <Button
      small
      look={active ? 'quiet' : 'outline'}
      data-act="follow"
      aria-pressed={active}
      data-pending={isPending || undefined}
      onClick={toggle}
    >
      <span className="sr-only">{name} </span>
      {say(active ? 'people.following' : 'people.follow')}
    </Button>
  )
}
