import { useState } from 'react'
import { feeds } from '../api/reads.ts'
import { FeedList } from '../feeds/feed-list.tsx'
import { useFeed } from '../feeds/use-feed.ts'
import { useLanguage } from '../i18n/language.ts'
import { useWords } from '../i18n/use-words.ts'
import { PlacesNear } from '../restaurants/places-near.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Segments } from '../ui/segments.tsx'
import { neighbourhoods } from './neighbourhoods.ts'
import { usePlace } from './use-place.ts'
import './nearby.css'

/** Metres: five minutes' walk, a quarter of an hour's, by bus. */
const RADII = [400, 1000, 3000] as const
const lengthOf = (metres: number) => (metres < 1000 ? `${metres}m` : `${metres / 1000}km`)

/** Meals round a place. */
export default function NearbyPage() {
  const say = useWords()
  const { language } = useLanguage()
  const { place, choose, locate, locating } = usePlace()
  const [radius, setRadius] = useState<number>(RADII[1])
  const { lat, lng } = place
  const feed = useFeed({ key: ['nearby', lat, lng, radius], read: (at) => feeds.nearby({ lat, lng, radius }, at) })
  return (
    <>
      <PageHead title={say('nearby.title')} lead={say('nearby.lead')}>
        <Button look="outline" small onClick={locate} disabled={locating === 'yes'}>
          <Icon name="nearby" size={18} />
          {say(locating === 'yes' ? 'nearby.locating' : 'nearby.locate')}
        </Button>
      </PageHead>
      {locating === 'denied' && <p role="alert">{say('nearby.denied')}</p>}
      <div className="nearby__choice">
        <label>
          <span className="sr-only">{say('nearby.place')}</span>
          <select className="select" value={place.id} onChange={({ target }) => choose(target.value)}>
            {place.id === 'mine' && <option value="mine">{say('nearby.mine')}</option>}
            {neighbourhoods.map((one) => (
              <option key={one.id} value={one.id}>
                {one[language]}
              </option>
            ))}
          </select>
        </label>
        <Segments
          label={say('nearby.radius')}
          choices={RADII.map((metres) => ({ value: String(metres), label: lengthOf(metres) }))}
          chosen={String(radius)}
          onChoose={(metres) => setRadius(Number(metres))}
        />
      </div>
      <PlacesNear near={place} />
      <FeedList feed={feed} empty={<Notice title={say('nearby.emptyTitle')} text={say('nearby.emptyText')} />} />
    </>
  )
}
