import { useQuery } from '@tanstack/react-query'
import { isProblem } from '@matjip/client'
import { feeds, things } from '../api/reads.ts'
import type { Restaurant } from '../api/types.ts'
import { FeedList } from '../feeds/feed-list.tsx'
import { useFeed } from '../feeds/use-feed.ts'
import { useWords } from '../i18n/use-words.ts'
import { Notice } from '../ui/notice.tsx'
import { PlacesNear } from './places-near.tsx'
import { RestaurantHead } from './restaurant-head.tsx'
import { atRestaurant } from './at-restaurant.ts'
import '../ui/skeleton.css'

/** Metres round a restaurant: its own street. */
const STREET_M = 500

/** A restaurant: what it is, what was eaten there and next door, and what else is near. */
export default function RestaurantPage({ id }: { id: string }) {
  const say = useWords()
  const { data, error } = useQuery({
    queryKey: ['restaurant', id],
    queryFn: ({ signal }) => things.restaurant(id, { signal }),
  })
  if (isProblem(error) && error.status < 500) return <Notice title={say('restaurant.missing')} />
  if (!data) return <div className="skeleton" style={{ height: '14rem' }} />
  return (
    <>
      <RestaurantHead restaurant={data} />
      {data.location && <PlacesNear near={data.location} except={id} />}
      {data.location && <Around restaurant={data} location={data.location} />}
    </>
  )
}

function Around({
  restaurant,
  location: { lat, lng },
}: {
  restaurant: Restaurant
  location: { lat: number; lng: number }
}) {
  const say = useWords()
  const feed = useFeed({
    key: ['nearby', lat, lng, STREET_M],
    read: (at) => feeds.nearby({ lat, lng, radius: STREET_M }, at),
  })
  const items = atRestaurant(feed.items, restaurant.id)
  return (
    <>
      <h2>{say('restaurant.around')}</h2>
      <FeedList
        feed={{ ...feed, items }}
        empty={<Notice title={say('feed.emptyTitle')} text={say('feed.emptyText')} />}
      />
    </>
  )
}
