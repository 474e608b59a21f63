import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DISHES } from '../demo/dishes.ts'
import { drawDish } from '../demo/draw-dish.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures/restaurants')

/** Tag sets of the invented input: NFD, a repeat, digits only, upper case, a tag in two posts. */
export const TAG_SETS = [
  ['카페투어', '국밥', '점심'],
  ['카페투어'.normalize('NFD'), '카페투어', '디저트'],
  ['2026', '국밥', 'Yummy'],
  ['떡볶이', 'yummy'],
]

/** A small folder laid out as real input is, with invented places, people and pictures. */
export async function writeTestInput(dir: string): Promise<void> {
  for (const part of ['restaurants', 'hashtags', 'texts', 'graph', 'images']) mkdirSync(join(dir, part))
  cpSync(FIXTURES, join(dir, 'restaurants'), { recursive: true })
  const write = (path: string, content: string | Buffer) => writeFileSync(join(dir, path), content)
  write('restaurants/uci-mexico-rating-final.csv', 'userID,placeID,rating\nU1,900001,2\nU2,900001,1\nU2,900002,2\n')
  write('hashtags/instagram-food-ko-tagsets.jsonl', TAG_SETS.map((tags) => JSON.stringify(tags)).join('\n'))
  write('texts/uci-yelp-labelled-1.tsv', 'Loved it.\t1\nNot #good.\t0\n')
  write('graph/wiki-Vote.txt.gz', gzipSync('# comment\n1\t2\n2\t3\n1\t3\n'))
  write('graph/socfb-Reed98.edges', '1 2\n2 5\n')
  const dish = DISHES[0]
  if (!dish) throw new Error('no dish to draw')
  const { bytes } = await drawDish(dish, 1)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const ordinary = { sha256, sniffedMime: 'image/jpeg', width: 480, height: 480, sharpDecodes: true }
  const files = [
    { ...ordinary, file: 'dish.jpg' },
    { ...ordinary, file: 'bomb.png', width: 65_536, height: 65_536 },
    { ...ordinary, file: 'cut.png', sharpDecodes: false },
    { ...ordinary, file: 'drawing.svg', sniffedMime: null },
    { ...ordinary, file: 'other.heif', sniffedMime: 'image/heif' },
  ]
  for (const { file } of files) write(`images/${file}`, bytes)
  write('images/MEASURED.json', JSON.stringify({ files }))
}
