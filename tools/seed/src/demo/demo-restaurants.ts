import { weighted, zipfWeights } from '../content/random.ts'
import type { Random } from '../content/random.ts'
import type { ImportedRestaurant } from '../restaurants/outcome.ts'
import { DISHES } from './dishes.ts'
import type { Dish } from './dishes.ts'
import { AREAS, NAME_ENDS, NAME_STARTS } from './words.ts'

const RESTAURANTS = 420
/** Degrees of a neighbourhood's width: about a kilometre. */
const SPREAD_LAT = 0.009
const SPREAD_LNG = 0.011
/** Won: a bowl at lunch and a dinner out. */
const CHEAPEST = 6_000
const DEAREST = 24_000

/** An invented restaurant with what posts about it need. */
export interface DemoRestaurant {
  restaurant: ImportedRestaurant
  dish: Dish
  /** Neighbourhood, as hashtags name it. */
  place: string
}

/** Invented restaurants, spread over real neighbourhoods: none of them exists. */
export function inventRestaurants(random: Random): DemoRestaurant[] {
  const drawArea = weighted(AREAS, zipfWeights(AREAS.length, 0.8), random)
  const drawDish = weighted(DISHES, zipfWeights(DISHES.length, 0.8), random)
  const names = new Set<string>()
  const invented: DemoRestaurant[] = []
  while (invented.length < RESTAURANTS) {
    const dish = drawDish()
    const area = drawArea()
    const spaced = random.chance(0.4) ? ' ' : ''
    const name = `${random.pick(NAME_STARTS)}${spaced}${dish.name}${random.chance(0.5) ? random.pick(NAME_ENDS) : ''}`
    if (names.has(`${name} ${area.area}`)) continue
    names.add(`${name} ${area.area}`)
    const price = Math.round((CHEAPEST + random.next() * (DEAREST - CHEAPEST)) / 500) * 500
    const restaurant: ImportedRestaurant = {
      sourceId: String(invented.length + 1),
      name,
      category: dish.category,
      area: area.area,
      address: `${area.area} ${area.name}길 ${1 + random.below(90)}`,
      lat: round(area.lat + (random.next() - 0.5) * SPREAD_LAT),
      lng: round(area.lng + (random.next() - 0.5) * SPREAD_LNG),
      description: `${dish.name} ${price.toLocaleString('en')}원. 시연을 위해 지어낸 식당입니다.`,
    }
    invented.push({ restaurant, dish, place: area.name })
  }
  return invented
}

/** 10 cm is exact enough. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
