import { useQuery } from '@tanstack/react-query'
import { isProblem } from '@matjip/client'
import { feeds, things } from '../api/reads.ts'
import { useTitle } from '../app/use-title.ts'
import { FeedList } from '../feeds/feed-list.tsx'
import { useFeed } from '../feeds/use-feed.ts'
import { useWords } from '../i18n/use-words.ts'
import { Notice } from '../ui/notice.tsx'
import { PersonHead } from './person-head.tsx'
import '../ui/skeleton.css'

/** A profile and what they posted. */
export default function PersonPage({ id }: { id: string }) {
  const say = useWords()
  const { data: user, error } = useQuery({
    queryKey: ['person', id],
    queryFn: ({ signal }) => things.person(id, { signal }),
  })
  const feed = useFeed({ key: ['person', id], read: (at) => feeds.person(id, at) })
  useTitle(user?.displayName)
  if (isProblem(error) && error.status < 500) return <Notice title={say('people.missing')} />
  return (
    <>
      {user ? <PersonHead user={user} /> : <div className="skeleton" style={{ height: '12rem' }} />}
      <FeedList feed={feed} empty={<Notice title={say('feed.emptyTitle')} text={say('feed.emptyText')} />} />
    </>
  )
}
