import { useState } from 'react'
import { neighbourhoods } from './neighbourhoods.ts'

/** Where to look round: a neighbourhood, or where the browser says that one is. */
export interface PlaceChoice {
  /** Id of a neighbourhood, or `mine`. */
  readonly id: string
  readonly lat: number
  readonly lng: number
}

const KEY = 'matjip.place'
/** Long enough (ms) for a phone indoors. */
const LOCATING_MS = 10_000
/** Some 100 m: near enough for lunch, too coarse to say in which house somebody is. */
const rounded = (degrees: number) => Math.round(degrees * 1000) / 1000

function keptPlace(): PlaceChoice {
  const kept = neighbourhoods.find(({ id }) => id === localStorage.getItem(KEY))
  const { id, lat, lng } = kept ?? (neighbourhoods[0] as (typeof neighbourhoods)[number])
  return { id, lat, lng }
}

/** The chosen place. One's own is never kept, and leaves the browser only rounded. */
export function usePlace() {
  const [place, setPlace] = useState(keptPlace)
  const [locating, setLocating] = useState<'no' | 'yes' | 'denied'>('no')
  const choose = (id: string) => {
    localStorage.setItem(KEY, id)
    setLocating('no')
    setPlace(keptPlace())
  }
  const locate = () => {
    setLocating('yes')
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => {
        setLocating('no')
        setPlace({ id: 'mine', lat: rounded(latitude), lng: rounded(longitude) })
      },
      () => setLocating('denied'),
      { timeout: LOCATING_MS },
    )
  }
  return { place, choose, locate, locating }
}
