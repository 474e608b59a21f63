import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { feeds, hashtags } from '../api/reads.ts'
import { FeedList } from '../feeds/feed-list.tsx'
import { useFeed } from '../feeds/use-feed.ts'
import { useLanguage } from '../i18n/language.ts'
import { clockTime } from '../i18n/times.ts'
import { useWords } from '../i18n/use-words.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Segments } from '../ui/segments.tsx'
import { AREAS } from './areas.ts'
import { mealAt, MEALS } from './meal.ts'
import type { Meal } from './meal.ts'
import { TrendingTags } from './trending-tags.tsx'
import './trending.css'

/** What rises, by meal and area: hashtags first, then posts under them. */
export default function TrendingPage() {
  const say = useWords()
  const { language } = useLanguage()
  const [slot, setSlot] = useState<Meal>(() => mealAt(Date.now()))
  const [area, setArea] = useState('')
  const trends = { slot, area: area || undefined }
  const tags = useQuery({
    queryKey: ['hashtags', 'trending', slot, area],
    queryFn: ({ signal }) => hashtags.trending(trends, 10, { signal }),
  })
  const feed = useFeed({ key: ['trending', slot, area], read: (at) => feeds.trending(trends, at) })
  return (
    <>
      <PageHead title={say('trending.title')} lead={say('trending.lead')} />
      <div className="trending__choice">
        <Segments
          label={say('trending.slots')}
          choices={MEALS.map((value) => ({ value, label: say(`slot.${value}`), icon: value }))}
          chosen={slot}
          onChoose={setSlot}
        />
        <label className="trending__area">
          <span className="sr-only">{say('trending.area')}</span>
          <select value={area} onChange={({ target }) => setArea(target.value)}>
            <option value="">{say('trending.anywhere')}</option>
            {AREAS.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
          {feed.first?.asOf && <small>{say('trending.asOf', { time: clockTime(feed.first.asOf, language) })}</small>}
        </label>
      </div>
      <TrendingTags tags={tags.data?.items} />
      <FeedList feed={feed} empty={<Notice title={say('trending.none')} />} />
    </>
  )
}
