import { useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import { things } from '../api/reads.ts'
import type { RestaurantSummary } from '../api/types.ts'

type Chosen = Pick<RestaurantSummary, 'id' | 'name' | 'area'> | null

/** The restaurant of the draft, at first that of `?restaurant=`, where somebody came from its page. */
export function useGivenRestaurant() {
  const [params] = useSearchParams()
  const [chosen, setChosen] = useState<Chosen>(null)
  const given = params.get('restaurant')
  useEffect(() => {
    if (given === null) return
    const leaving = new AbortController()
    things.restaurant(given, { signal: leaving.signal }).then(setChosen, () => undefined)
    return () => leaving.abort()
  }, [given])
  return [chosen, setChosen] as const
}
