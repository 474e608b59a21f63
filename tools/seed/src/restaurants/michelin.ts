import { checkRestaurant } from './check-restaurant.ts'
import { cleanText, hashOf, joinParts } from './clean.ts'
import { readCsv } from './csv-list.ts'
import { rejected } from './outcome.ts'
import type { RestaurantList } from './restaurant-list.ts'

const FIRST_COLUMNS = 'Name,Address,Location,Price,Cuisine,Longitude,Latitude,Url'

/** Restaurants of a guide, in English: addresses end in "Yongsan-gu, Seoul, South Korea". */
export const michelin: RestaurantList = {
  source: 'michelin',
  encoding: 'UTF-8',
  recognises: (firstLine) => firstLine.startsWith(FIRST_COLUMNS),
  readRows(text) {
    const { header, rows } = readCsv(text)
    return rows.map(({ row, cells, columns }) => {
      const name = cleanText(cells.Name)
      if (columns !== header.length) {
        return { row, name: name ?? '', read: rejected(`not ${header.length} columns`, `${columns}`) }
      }
      const address = cleanText(cells.Address)
      const read = checkRestaurant({
        // The last step of the guide's own page: its key there.
        sourceId: cells.Url?.match(/\/([^/]+)\/?$/)?.[1] ?? hashOf(name, address),
        name,
        category: cleanText(cells.Cuisine),
        area: joinParts([address?.match(/([\w-]+-gu),/)?.[1] ?? null, cleanText(cells.Location?.split(',')[0])], ', '),
        address,
        lat: cells.Latitude,
        lng: cells.Longitude,
        description: joinParts([cleanText(cells.Award), cleanText(cells.Price)], ' · '),
      })
      return { row, name: name ?? '', read }
    })
  },
}
