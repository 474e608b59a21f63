import { PNG } from 'pngjs'
import { photoOf } from '../content/photo.ts'
import type { SeedPhoto } from '../content/content.ts'
import { createRandom } from '../content/random.ts'
import type { Random } from '../content/random.ts'
import type { Dish } from './dishes.ts'

/** Pixels of a side: a picture of about 14 KB that still fills a phone's width. */
const SIZE = 240
const CENTRE = SIZE / 2
/** Radii, as shares of the picture. */
const PLATE = 0.44 * SIZE
const RIM = 0.37 * SIZE
const FOOD = 0.33 * SIZE
const TABLES: readonly Colour[] = [rgb('9c6b43'), rgb('c9a27a'), rgb('5d4636'), rgb('b9b2a7'), rgb('7b8a86')]
const PLATES: readonly Colour[] = [rgb('f4f1ea'), rgb('3b3f45'), rgb('dbe5ea'), rgb('e9dcc6')]
const PNG_RGB = 2
/** The default strategy of pngjs is for photographs; flat colours want the ordinary one, without filters. */
const PACKING = { colorType: PNG_RGB, inputHasAlpha: true, deflateStrategy: 0, filterType: 0 } as const
const OPAQUE = 255
/** Pixels of a table's board. */
const BOARD = 24

type Colour = readonly [red: number, green: number, blue: number]
/** A disc of one colour. */
interface Layer {
  x: number
  y: number
  radius: number
  colour: Colour
}

/** Draws a dish from above: table, plate, food, toppings. The same dish and variant give the same bytes. */
export function drawDish(dish: Dish, variant: number): SeedPhoto {
  const random = createRandom(variant * 7919 + [...dish.name].reduce((sum, char) => sum * 31 + char.charCodeAt(0), 7))
  const table = random.pick(TABLES)
  const plate = random.pick(PLATES)
  const base = rgb(dish.base)
  const png = new PNG({ width: SIZE, height: SIZE, colorType: PNG_RGB })
  const layers: Layer[] = [
    { x: CENTRE + 5, y: CENTRE + 7, radius: PLATE, colour: shade(table, 0.75) },
    { x: CENTRE, y: CENTRE, radius: PLATE, colour: plate },
    { x: CENTRE, y: CENTRE, radius: RIM, colour: shade(plate, 0.9) },
    // Darker towards the edge, in rings: flat colours make a small file.
    ...[1, 0.85, 0.6].map((share) => ({
      x: CENTRE,
      y: CENTRE,
      radius: FOOD * share,
      colour: shade(base, 1.1 - 0.2 * share),
    })),
    ...Array.from({ length: 14 + random.below(18) }, () => toppingOf(dish, random)),
  ]
  for (let i = 0; i < SIZE * SIZE; i++) {
    const boards = Math.floor(i / SIZE / BOARD) % 2 === 0 ? 1 : 0.94
    png.data.set([...shade(table, boards), OPAQUE], i * 4)
  }
  for (const layer of layers) paint(png.data, layer)
  return photoOf(PNG.sync.write(png, PACKING), 'image/png')
}

function toppingOf({ toppings }: Dish, random: Random): Layer {
  const radius = SIZE * (0.02 + random.next() * 0.06)
  const angle = random.next() * 2 * Math.PI
  // The square root spreads them evenly over the disc.
  const reach = Math.sqrt(random.next()) * (FOOD - radius)
  return {
    x: CENTRE + Math.cos(angle) * reach,
    y: CENTRE + Math.sin(angle) * reach,
    radius,
    colour: shade(rgb(random.pick(toppings)), 0.9 + random.next() * 0.2),
  }
}

/** Paints a disc; a pixel that its edge crosses is mixed. */
function paint(pixels: Buffer, { x, y, radius, colour }: Layer): void {
  const from = (centre: number) => Math.max(0, Math.floor(centre - radius))
  const to = (centre: number) => Math.min(SIZE - 1, Math.ceil(centre + radius))
  for (let row = from(y); row <= to(y); row++) {
    for (let column = from(x); column <= to(x); column++) {
      const inside = radius - Math.sqrt((column - x) ** 2 + (row - y) ** 2) + 0.5
      if (inside <= 0) continue
      const share = Math.min(1, inside)
      const at = (row * SIZE + column) * 4
      for (let i = 0; i < 3; i++) {
        const below = pixels[at + i] ?? 0
        pixels[at + i] = Math.round(below + ((colour[i] ?? 0) - below) * share)
      }
    }
  }
}

function shade([red, green, blue]: Colour, factor: number): Colour {
  const lit = (value: number) => Math.min(255, value * factor)
  return [lit(red), lit(green), lit(blue)]
}

function rgb(hex: string): Colour {
  const value = Number.parseInt(hex, 16)
  return [value >> 16, (value >> 8) & 0xff, value & 0xff]
}
