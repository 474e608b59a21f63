import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { hashtags as hashtagLists, things } from '../api/reads.ts'
import { useDelayed } from './use-delayed.ts'

/** A pause (ms) between two keys of somebody who types on a phone. */
const REST_MS = 140
const MOST = 6

/** Restaurants and hashtags for what was typed so far; initial consonants (ㄱㅂ) are for the API to understand. */
export function useSearch(typed: string) {
  const words = useDelayed(typed.trim(), REST_MS)
  const isHashtag = words.startsWith('#')
  const bare = words.replace(/^#+/, '')
  const options = { enabled: bare !== '', placeholderData: keepPreviousData }
  const hashtags = useQuery({
    queryKey: ['hashtags', 'suggested', bare],
    queryFn: ({ signal }) => hashtagLists.beginning(bare, MOST, { signal }),
    ...options,
  })
  const restaurants = useQuery({
    queryKey: ['restaurants', 'found', bare],
    queryFn: ({ signal }) => things.restaurants(bare, MOST, { signal }),
    ...options,
    enabled: options.enabled && !isHashtag,
  })
  const isAsked = bare !== ''
  return {
    hashtags: isAsked ? (hashtags.data?.items ?? []) : [],
    restaurants: isAsked && !isHashtag ? (restaurants.data?.items ?? []) : [],
    isAsked,
    isDone: isAsked && words === typed.trim() && !hashtags.isFetching && !restaurants.isFetching,
  }
}
