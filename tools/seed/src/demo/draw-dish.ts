import sharp from 'sharp'
import { photoOf } from '../content/photo.ts'
import type { SeedPhoto } from '../content/content.ts'
import { createRandom } from '../content/random.ts'
import type { Random } from '../content/random.ts'
import type { Dish } from './dishes.ts'
import { chopsticks, sideDish } from './drawing/beside.ts'
import { blob } from './drawing/blob.ts'
import { px, shade } from './drawing/colour.ts'
import { drawTable } from './drawing/table.ts'
import { egg, scatter } from './drawing/topping.ts'

/** Pixels of a side: about 25 KB as JPEG, and sharp on a phone's width. */
const SIZE = 480
const QUALITY = 82
const PLATES = ['f4f1ea', '34383d', 'dbe5ea', 'e9dcc6', 'f7f5f0', '8fa39a']
/** Cake, pizza, chicken: eaten without chopsticks, and without half an egg. */
const WESTERN = new Set(['카페', '양식', '치킨'])
/** Pictures that were drawn: the same for ever, and each costs some 50 ms of CPU. */
const drawn = new Map<string, Promise<SeedPhoto>>()

/** Draws a dish from above: table, plate, food, toppings, in the light of a window. The same dish and variant give the same bytes. */
export function drawDish(dish: Dish, variant: number): Promise<SeedPhoto> {
  const name = `${dish.name} ${variant}`
  const photo = drawn.get(name) ?? draw(dish, variant)
  drawn.set(name, photo)
  return photo
}

async function draw(dish: Dish, variant: number): Promise<SeedPhoto> {
  const seed = variant * 7919 + [...dish.name].reduce((sum, char) => sum * 31 + char.charCodeAt(0), 7)
  const svg = picture(dish, createRandom(seed))
  return photoOf(await sharp(Buffer.from(svg)).jpeg({ quality: QUALITY }).toBuffer(), 'image/jpeg')
}

function picture(dish: Dish, random: Random): string {
  const plate = random.pick(PLATES)
  const table = drawTable(random, SIZE)
  const beside = [
    !WESTERN.has(dish.category) && random.chance(0.6) ? chopsticks(random, SIZE) : '',
    random.chance(0.55) ? sideDish(random, SIZE) : '',
  ]
  const centre = () => px(SIZE * (0.5 + (random.next() - 0.5) * 0.1))
  const place = `translate(${centre()} ${centre()})`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}"><defs>${definitions(dish, plate)}</defs>` +
    `${table}${beside.join('')}<g transform="${place}">${served(dish, plate, random)}</g><rect width="${SIZE}" height="${SIZE}" fill="url(#light)"/></svg>`
  )
}

function definitions(dish: Dish, plate: string): string {
  return (
    '<filter id="soft" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="9"/></filter>' +
    '<filter id="drop" x="-20%" y="-20%" width="140%" height="140%"><feDropShadow dx="2" dy="4" stdDeviation="3" flood-color="#1a0d05" flood-opacity=".45"/></filter>' +
    `<radialGradient id="plate" cx=".4" cy=".35" r=".75"><stop offset="0" stop-color="${shade(plate, 1.06)}"/><stop offset=".75" stop-color="#${plate}"/><stop offset="1" stop-color="${shade(plate, 0.8)}"/></radialGradient>` +
    `<radialGradient id="food" cx=".42" cy=".38" r=".7"><stop offset="0" stop-color="${shade(dish.base, 1.18)}"/><stop offset=".7" stop-color="#${dish.base}"/><stop offset="1" stop-color="${shade(dish.base, 0.66)}"/></radialGradient>` +
    '<radialGradient id="light" cx=".35" cy=".3" r=".95"><stop offset="0" stop-color="#fff3d6" stop-opacity=".28"/><stop offset=".5" stop-color="#fff3d6" stop-opacity="0"/><stop offset="1" stop-color="#1a0a00" stop-opacity=".38"/></radialGradient>'
  )
}

/** Plate and food round the origin. */
function served(dish: Dish, plate: string, random: Random): string {
  const radius = SIZE * (0.39 + random.next() * 0.06)
  const food = radius * 0.76
  const pieces = scatter(random, dish.toppings, 18 + random.below(14), food, radius * 0.075)
  const withEgg =
    !WESTERN.has(dish.category) && random.chance(0.35)
      ? `<g transform="translate(${px((random.next() - 0.5) * food * 0.6)} ${px((random.next() - 0.5) * food * 0.6)})">${egg(radius * 0.17)}</g>`
      : ''
  return (
    `<circle r="${px(radius)}" cx="10" cy="16" fill="#140800" opacity=".5" filter="url(#soft)"/><circle r="${px(radius)}" fill="url(#plate)"/>` +
    `<circle r="${px(radius * 0.97)}" fill="none" stroke="#fff" stroke-opacity=".45" stroke-width="2"/>` +
    `<circle r="${px(radius * 0.83)}" fill="${shade(plate, 0.78)}"/><circle r="${px(radius * 0.8)}" cx="-1" cy="-2" fill="${shade(plate, 0.9)}"/>` +
    `<path d="${blob(random, food, 0.05, 14)}" fill="url(#food)"/><g filter="url(#drop)">${pieces}${withEgg}</g>` +
    `<ellipse cx="${px(-food * 0.35)}" cy="${px(-food * 0.5)}" rx="${px(food * 0.4)}" ry="${px(food * 0.16)}" transform="rotate(-32)" fill="#fff" opacity=".1"/>`
  )
}
