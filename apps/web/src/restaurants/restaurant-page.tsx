import { useQuery } from '@tanstack/react-query'
import { isProblem } from '@matjip/client'
import { feeds, things } from '../api/reads.ts'
import { FeedList } from '../feeds/feed-list.tsx'
import { useFeed } from '../feeds/use-feed.ts'
import { useWords } from '../i18n/use-words.ts'
import { Notice } from '../ui/notice.tsx'
import { PlacesNear } from './places-near.tsx'
import { RestaurantHead } from './restaurant-head.tsx'
import '../ui/skeleton.css'

/** A restaurant: what it is, what else is near, and what was eaten there. */
export default function RestaurantPage({ id }: { id: string }) {
  const say = useWords()
  const { data, error } = useQuery({
    queryKey: ['restaurant', id],
    queryFn: ({ signal }) => things.restaurant(id, { signal }),
  })
  const feed = useFeed({ key: ['restaurant', id], read: (at) => feeds.restaurant(id, at) })
  if (isProblem(error) && error.status < 500) return <Notice title={say('restaurant.missing')} />
  if (!data) return <div className="skeleton" style={{ height: '14rem' }} />
  return (
    <>
      <RestaurantHead restaurant={data} />
      {data.location && <PlacesNear near={data.location} except={id} />}
      <h2>{say('restaurant.here')}</h2>
      <FeedList feed={feed} empty={<Notice title={say('feed.emptyTitle')} text={say('feed.emptyText')} />} />
    </>
  )
}
