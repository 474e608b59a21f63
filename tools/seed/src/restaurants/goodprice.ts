import { checkRestaurant } from './check-restaurant.ts'
import { cleanText } from './clean.ts'
import { koreanArea } from './korean-area.ts'
import { rejected, skipped, UnreadableList } from './outcome.ts'
import type { ImportedRestaurant, Refusal } from './outcome.ts'
import type { RestaurantList } from './restaurant-list.ts'

/** Shops of this list that sell no meals: hairdressers, laundries, other services, baths, inns. */
const NO_PLACE_TO_EAT = ['이미용업', '세탁업', '기타서비스업', '목욕업', '숙박업']
/** Kitchens, alone or with what follows them: 한식_면류. */
const KITCHEN = /^(한식|중식|일식|양식|기타양식)(_|$)/
/** Words of a category that say nothing. */
const GENERAL = /_(일반|기타)$/

/** Shops with good prices, by the Ministry of the Interior: a JSON list of places with their main dish. */
export const goodprice: RestaurantList = {
  source: 'goodprice',
  encoding: 'UTF-8',
  recognises: (firstLine) => /^\s*\[\s*($|\{.*"menu")/.test(firstLine),
  readRows(text) {
    return parseList(text).map((element, i) => {
      const place = (typeof element === 'object' && element !== null ? element : {}) as Record<string, unknown>
      return { row: i + 1, name: cleanText(textOf(place.name)) ?? '', read: readPlace(place) }
    })
  },
}

function parseList(text: string): unknown[] {
  const list = parseJson(text)
  const isOurs = Array.isArray(list) && list.some((place) => place?.menu !== undefined && place.category !== undefined)
  if (!isOurs) throw new UnreadableList('JSON, but no list of places with category and menu')
  return list
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UnreadableList(`no well-formed JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function readPlace(place: Record<string, unknown>): ImportedRestaurant | Refusal {
  const category = cleanText(textOf(place.category)) ?? ''
  if (NO_PLACE_TO_EAT.includes(category)) return skipped(`not a place to eat: ${category}`)
  if (!KITCHEN.test(category)) return rejected('unknown category', category)
  if (typeof place.id !== 'number' && typeof place.id !== 'string') return rejected('no id')
  const address = cleanText(textOf(place.address))
  const [province, district] = address?.split(' ') ?? []
  return checkRestaurant({
    sourceId: String(place.id),
    name: cleanText(textOf(place.name)),
    category: category.replace(GENERAL, '').replace('_', ' '),
    area: koreanArea(province, district),
    address,
    lat: place.latitude,
    lng: place.longitude,
    description: dishOf(place),
  })
}

/** 등심카츠 6,900원 */
function dishOf({ menu, price }: Record<string, unknown>): string | null {
  const dish = cleanText(textOf(menu))
  if (dish === null || typeof price !== 'number' || !(price > 0)) return dish
  return `${dish} ${price.toLocaleString('en')}원`
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
