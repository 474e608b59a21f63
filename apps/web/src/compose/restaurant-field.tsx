import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { things } from '../api/reads.ts'
import type { RestaurantSummary } from '../api/types.ts'
import { useWords } from '../i18n/use-words.ts'
import { useDelayed } from '../search/use-delayed.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Offers } from './offers.tsx'

/** A pause (ms) between two keys. */
const REST_MS = 140
const MOST = 6

interface RestaurantFieldProps {
  readonly chosen: Pick<RestaurantSummary, 'id' | 'name' | 'area'> | null
  readonly onChoose: (restaurant: RestaurantFieldProps['chosen']) => void
}

/** Where it was eaten: found by name or initial consonants, chosen with arrow keys or a finger. */
export function RestaurantField({ chosen, onChoose }: RestaurantFieldProps) {
  const say = useWords()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const words = useDelayed(typed.trim(), REST_MS)
  const { data, isFetching } = useQuery({
    queryKey: ['restaurants', 'found', words],
    queryFn: ({ signal }) => things.restaurants(words, MOST, { signal }),
    enabled: words !== '',
    placeholderData: keepPreviousData,
  })
  const offers = typed.trim() === '' ? [] : (data?.items ?? [])
  const choose = (restaurant: RestaurantFieldProps['chosen']) => {
    onChoose(restaurant)
    setTyped('')
    setActive(0)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const offer = offers[active]
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, offers.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Escape') setTyped('')
    // Enter would send the form.
    else if (event.key !== 'Enter') return
    else if (offer) choose(offer)
    event.preventDefault()
  }
  if (chosen)
    return (
      <div className="field">
        <span className="field__label">{say('compose.restaurant')}</span>
        <div className="chosen-place">
          <Icon name="nearby" />
          <b>{chosen.name}</b>
          <small>{chosen.area}</small>
          <Button look="icon" small onClick={() => choose(null)} aria-label={say('compose.restaurantClear')}>
            <Icon name="close" size={18} />
          </Button>
        </div>
      </div>
    )
  return (
    <div className="field place-field">
      <label htmlFor="post-place" className="field__label">
        {say('compose.restaurant')}
      </label>
      <input
        id="post-place"
        value={typed}
        placeholder={say('compose.restaurantHint')}
        autoComplete="off"
        role="combobox"
        aria-expanded={offers.length > 0}
        aria-controls="place-offers"
        aria-autocomplete="list"
        aria-activedescendant={offers.length > 0 ? `place-offer-${active}` : undefined}
        onChange={({ target }) => {
          setTyped(target.value)
          setActive(0)
        }}
        onKeyDown={onKey}
      />
      <Offers
        name="place"
        label={say('search.restaurants')}
        offers={offers}
        active={active}
        keyOf={({ id }) => id}
        onChoose={choose}
        show={({ name, category, area }) => (
          <>
            <b>{name}</b> <small>{[category, area].filter(Boolean).join(' · ')}</small>
          </>
        )}
      />
      {words !== '' && typed.trim() === words && !isFetching && offers.length === 0 && (
        <small role="status">{say('compose.restaurantNone')}</small>
      )}
    </div>
  )
}
