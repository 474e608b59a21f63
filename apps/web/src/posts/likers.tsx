import { useQuery } from '@tanstack/react-query'
import { lists } from '../api/reads.ts'
import { useWords } from '../i18n/use-words.ts'
import { PersonRow } from '../people/person-row.tsx'

/** Who likes a post, the newest first; nothing where nobody does. */
export function Likers({ postId }: { postId: string }) {
  const say = useWords()
  const { data } = useQuery({ queryKey: ['likers', postId], queryFn: ({ signal }) => lists.likers(postId, { signal }) })
  if (!data || data.items.length === 0) return null
  return (
    <section className="panel">
      <h2>{say('post.likers')}</h2>
      <ul>
        {data.items.map(({ user }) => (
          <PersonRow key={user.id} user={user} />
        ))}
      </ul>
    </section>
  )
}
