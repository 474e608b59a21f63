import { checkRestaurant } from './check-restaurant.ts'
import { cleanText, hashOf } from './clean.ts'
import { readCsv } from './csv-list.ts'
import { koreanArea } from './korean-area.ts'
import { rejected } from './outcome.ts'
import type { RestaurantList } from './restaurant-list.ts'

const HEADER = '제목,카테고리1,카테고리2,카테고리3,지역명,시군구명,개요'
const COLUMNS = HEADER.split(',').length

/** Restaurants with a paragraph of prose each: CP949, lines that end in a bare CR, no ids and no addresses. */
export const koreanRestaurants: RestaurantList = {
  source: 'korean-restaurants',
  encoding: 'CP949',
  recognises: (firstLine) => firstLine === HEADER,
  readRows(text) {
    const namesakes = new Map<string, number>()
    return readCsv(text).rows.map(({ row, cells, columns }) => {
      const name = cleanText(cells['제목'])
      if (columns !== COLUMNS) return { row, name: name ?? '', read: rejected(`not ${COLUMNS} columns`, `${columns}`) }
      const [region, district] = [cleanText(cells['지역명']), cleanText(cells['시군구명'])]
      // Two of one name in one district can be two houses (three brothers run 부산복집): the second is told by its place in the list.
      const key = JSON.stringify([name, region, district])
      const nth = (namesakes.get(key) ?? 0) + 1
      namesakes.set(key, nth)
      const read = checkRestaurant({
        sourceId: hashOf(name, region, district, ...(nth === 1 ? [] : [String(nth)])),
        name,
        category: cleanText(cells['카테고리3']),
        area: koreanArea(region ?? '', district ?? ''),
        address: null,
        description: cleanText(cells['개요']),
      })
      return { row, name: name ?? '', read }
    })
  },
}
