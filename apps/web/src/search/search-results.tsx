import { HashtagRow } from '../hashtags/hashtag-row.tsx'
import { useWords } from '../i18n/use-words.ts'
import { RestaurantRow } from '../restaurants/restaurant-row.tsx'
import type { useSearch } from './use-search.ts'

/** What was found, by kind; each is a link, so that Tab and Enter are enough. */
export function SearchResults({ found, onChosen }: { found: ReturnType<typeof useSearch>; onChosen?: () => void }) {
  const say = useWords()
  const { hashtags, restaurants, isDone } = found
  return (
    <div className="found" onClick={onChosen}>
      {restaurants.length > 0 && (
        <section>
          <h3>{say('search.restaurants')}</h3>
          <ul>
            {restaurants.map((restaurant) => (
              <RestaurantRow key={restaurant.id} restaurant={restaurant} />
            ))}
          </ul>
        </section>
      )}
      {hashtags.length > 0 && (
        <section>
          <h3>{say('search.hashtags')}</h3>
          <ul>
            {hashtags.map((hashtag) => (
              <HashtagRow key={hashtag.hashtag} hashtag={hashtag} />
            ))}
          </ul>
        </section>
      )}
      {isDone && hashtags.length + restaurants.length === 0 && <p className="panel__none">{say('search.none')}</p>}
    </div>
  )
}
