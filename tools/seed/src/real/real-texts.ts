import type { SeedRestaurant } from '../content/content.ts'
import type { Random } from '../content/random.ts'
import type { RealInput } from './real-input.ts'

/** A sentence of a review, with the stars that go with its mood. */
interface Review {
  text: string
  isGood: boolean
}

/** What somebody writes about a restaurant, without hashtags. */
export interface RealText {
  text: string
  rating: number | null
}

/** Reads the labelled review sentences: text, tab, 1 for a good one. */
export function readReviews(input: RealInput): Review[] {
  return input.readLines('reviews').map((line) => {
    const [text = '', mark] = line.split('\t')
    return { text: text.trim(), isGood: mark?.trim() === '1' }
  })
}

/** Korean restaurants are written about with the prose or the dish of their list, the others with a review sentence. */
export function textDrawer(reviews: Review[], random: Random): (restaurant: SeedRestaurant) => RealText {
  return ({ name, source, description }) => {
    const isKorean = source === 'korean-restaurants' || source === 'goodprice'
    if (isKorean && description !== null) return { text: withoutHashtags(`${name}. ${description}`), rating: null }
    const { text, isGood } = random.pick(reviews)
    const rating = isGood ? 4 + random.below(2) : 1 + random.below(2)
    return { text: withoutHashtags(`${name}. ${text}`), rating }
  }
}

/** The hashtags of a post are its tag set and nothing else: they are the oracle of the counts. */
function withoutHashtags(text: string): string {
  return text.replace(/[#＃]/g, '')
}
