import { useInfiniteQuery } from '@tanstack/react-query'
import { client } from '../api/client.ts'
import { useWords } from '../i18n/use-words.ts'
import { PersonRow } from '../people/person-row.tsx'
import { Button } from '../ui/button.tsx'
import { hide } from './hide.ts'
import type { Hiding } from './hide.ts'
import { useOwnWords } from './own-words.ts'

const PAGE = 30

/** Whom one blocks and mutes, each with the way back. */
export function HiddenPeople() {
  return (
    <>
      <HiddenList hiding="blocks" />
      <HiddenList hiding="mutes" />
    </>
  )
}

function HiddenList({ hiding }: { hiding: Hiding }) {
  const say = useWords()
  const word = useOwnWords()
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['hidden', hiding],
    queryFn: ({ pageParam, signal }) =>
      client.GET(`/relations/${hiding}`, {
        params: { query: pageParam === undefined ? { limit: PAGE } : { limit: PAGE, cursor: pageParam } },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const people = data?.pages.flatMap(({ items }) => items)
  const undo = hiding === 'blocks' ? (['unblock', 'unblocked'] as const) : (['unmute', 'unmuted'] as const)
  return (
    <section className="hidden-people" aria-label={word(hiding)}>
      <h3>{word(hiding)}</h3>
      {people?.length === 0 && <p>{say('people.none')}</p>}
      <ul>
        {people?.map(({ user }) => (
          <PersonRow key={user.id} user={user}>
            <Button
              look="outline"
              small
              aria-label={`${user.displayName} ${word(undo[0])}`}
              onClick={() => void hide(hiding, user.id, false, word(undo[1]))}
            >
              {word(undo[0])}
            </Button>
          </PersonRow>
        ))}
      </ul>
      {hasNextPage && (
        <Button look="outline" small onClick={() => void fetchNextPage()}>
          {say('app.more')}
        </Button>
      )}
    </section>
  )
}
