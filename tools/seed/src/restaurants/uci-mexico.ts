import { checkRestaurant } from './check-restaurant.ts'
import { cleanText, joinParts, repairLatin1 } from './clean.ts'
import { readCsv } from './csv-list.ts'
import type { CsvRow } from './csv-list.ts'
import { rejected } from './outcome.ts'
import type { ListRow, RestaurantList } from './restaurant-list.ts'

const FIRST_COLUMNS = 'placeID,latitude,longitude,the_geom_meter,name'
export const CUISINE_HEADER = 'placeID,Rcuisine'

/** Restaurants of a Mexican rating study: Latin-1, `?` for what is unknown, cuisines in a file of their own. */
export const uciMexico: RestaurantList = {
  source: 'uci-mexico',
  encoding: 'Latin-1',
  companions: [CUISINE_HEADER],
  recognises: (firstLine) => firstLine.startsWith(FIRST_COLUMNS),
  readRows(text, companions) {
    const cuisines = readCuisines(companions.get(CUISINE_HEADER))
    const { header, rows } = readCsv(text)
    return rows.map((row) => readPlace(row, header.length, cuisines))
  },
}

function readPlace({ row, cells, columns }: CsvRow, width: number, cuisines: Map<string, string[]>): ListRow {
  const cell = (column: string) => (cells[column]?.trim() === '?' ? null : cleanText(repairLatin1(cells[column] ?? '')))
  const name = cell('name')
  const label = { row, name: name ?? '' }
  if (columns !== width) return { ...label, read: rejected(`not ${width} columns`, `${columns}`) }
  const id = cell('placeID')
  if (id === null) return { ...label, read: rejected('no id') }
  const area = joinParts([cell('city'), cell('state')], ', ')
  const price = cell('price')
  const read = checkRestaurant({
    sourceId: id,
    name,
    category: cuisines.get(id)?.join(', ').replaceAll('_', ' ') ?? null,
    area,
    address: joinParts([cell('address'), area, cell('country')], ', '),
    lat: cells.latitude,
    lng: cells.longitude,
    description: price === null ? null : `Price: ${price}`,
  })
  const isRepaired = name !== null && name !== cleanText(cells.name)
  return { ...label, read, ...(isRepaired ? { note: 'UTF-8 inside Latin-1, repaired' } : {}) }
}

/** Cuisines by place: several rows for one that has several. */
function readCuisines(text: string | undefined): Map<string, string[]> {
  const cuisines = new Map<string, string[]>()
  for (const { cells } of text === undefined ? [] : readCsv(text).rows) {
    const { placeID = '', Rcuisine = '' } = cells
    cuisines.set(placeID, [...(cuisines.get(placeID) ?? []), Rcuisine])
  }
  return cuisines
}
