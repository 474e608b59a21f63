import { firstLineOf, tryDecode } from './decode.ts'
import { goodprice } from './goodprice.ts'
import { koreanRestaurants } from './korean-restaurants.ts'
import { michelin } from './michelin.ts'
import { UnreadableList } from './outcome.ts'
import type { Encoding, RestaurantList } from './restaurant-list.ts'
import { CUISINE_HEADER, uciMexico } from './uci-mexico.ts'

/** Every list that we can import. */
export const restaurantLists: RestaurantList[] = [goodprice, koreanRestaurants, michelin, uciMexico]

const ENCODINGS: Encoding[] = ['UTF-8', 'CP949', 'Latin-1']
/** As much of an unknown first line as helps to see what the file is. */
const SHOWN = 60

/**
 * Which list a file is, by its content: names of files lie.
 * @throws UnreadableList for an empty or unknown file, and for a known one in another encoding
 */
export function recognise(bytes: Buffer): RestaurantList {
  if (bytes.length === 0) throw new UnreadableList('the file is empty')
  const line = firstLineOf(bytes)
  for (const list of restaurantLists) {
    const text = tryDecode(line, list.encoding)
    if (text !== null && list.recognises(text)) return list
  }
  const readings = ENCODINGS.map((encoding) => ({ encoding, text: tryDecode(line, encoding) }))
  for (const { encoding, text } of readings) {
    const list = restaurantLists.find((known) => text !== null && known.recognises(text))
    if (list)
      throw new UnreadableList(`the ${list.source} list, but in ${encoding}: it is published in ${list.encoding}`)
  }
  if (line.toString('latin1') === CUISINE_HEADER) {
    throw new UnreadableList('the cuisines of the uci-mexico list: import the list of places, which reads them along')
  }
  const shown = readings.find(({ text }) => text !== null)?.text?.slice(0, SHOWN) ?? ''
  const known = restaurantLists.map(({ source, encoding }) => `${source} (${encoding})`).join(', ')
  throw new UnreadableList(
    `none of the lists that can be imported, which are ${known}. It begins with ${JSON.stringify(shown)}`,
  )
}
