import { useInfiniteQuery } from '@tanstack/react-query'
import { lists } from '../api/reads.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { PersonRow } from './person-row.tsx'
import '../ui/skeleton.css'

/** Followers of somebody, or whom they follow. */
export function PeopleDialog({
  userId,
  list,
  onClose,
}: {
  userId: string
  list: 'followers' | 'following'
  onClose: () => void
}) {
  const say = useWords()
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['people', userId, list],
    queryFn: ({ pageParam, signal }) => lists[list](userId, { cursor: pageParam, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const people = data?.pages.flatMap(({ items }) => items)
  return (
    <Dialog title={say(list === 'followers' ? 'people.followers' : 'people.followed')} onClose={onClose}>
      {people === undefined && <div className="skeleton" style={{ height: '12rem' }} />}
      {people?.length === 0 && <p>{say('people.none')}</p>}
      {/* A press on a name leads away; the dialog goes with it. */}
      <ul onClick={onClose}>
        {people?.map(({ user }) => (
          <PersonRow key={user.id} user={user} />
        ))}
      </ul>
      {hasNextPage && (
        <Button look="outline" small disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('app.more')}
        </Button>
      )}
    </Dialog>
  )
}
