import type { Random } from '../../content/random.ts'
import { blob } from './blob.ts'
import { px, shade } from './colour.ts'

/** What lies on a dish: a lump, a ring of spring onion, a stick, a leaf. */
type Topping = (random: Random, colour: string, size: number) => string

const lump: Topping = (random, colour, size) =>
  `<path d="${blob(random, size, 0.35, 8)}" fill="#${colour}"/>` +
  `<path d="${blob(random, size * 0.62, 0.3, 7)}" transform="translate(${px(-size * 0.15)} ${px(-size * 0.18)})" fill="${shade(colour, 1.18)}" opacity=".7"/>`

const ring: Topping = (_random, colour, size) =>
  `<circle r="${px(size * 0.7)}" fill="none" stroke="#${colour}" stroke-width="${px(size * 0.42)}"/>` +
  `<circle r="${px(size * 0.72)}" fill="none" stroke="${shade(colour, 1.18)}" stroke-width="${px(size * 0.14)}"/>`

const stick: Topping = (_random, colour, size) =>
  `<rect x="${px(-size * 1.5)}" y="${px(-size * 0.42)}" width="${px(size * 3)}" height="${px(size * 0.84)}" rx="${px(size * 0.42)}" fill="#${colour}"/>` +
  `<rect x="${px(-size * 1.25)}" y="${px(-size * 0.28)}" width="${px(size * 2.3)}" height="${px(size * 0.26)}" rx="${px(size * 0.13)}" fill="${shade(colour, 1.18)}" opacity=".8"/>`

const leaf: Topping = (_random, colour, size) =>
  `<ellipse rx="${px(size * 1.35)}" ry="${px(size * 0.8)}" fill="#${colour}"/>` +
  `<path d="M${px(-size * 1.1)} 0H${px(size * 1.1)}" stroke="${shade(colour, 0.72)}" stroke-width="1.5" opacity=".6"/>` +
  `<ellipse cx="${px(-size * 0.3)}" cy="${px(-size * 0.3)}" rx="${px(size * 0.6)}" ry="${px(size * 0.22)}" fill="${shade(colour, 1.18)}" opacity=".6"/>`

const shapes = [lump, ring, stick, leaf]

/** Half a boiled egg. */
export const egg = (size: number): string =>
  `<circle r="${px(size)}" fill="#fbf7ec"/><circle r="${px(size * 0.55)}" fill="#f0a92e"/>` +
  `<circle cx="${px(-size * 0.15)}" cy="${px(-size * 0.18)}" r="${px(size * 0.18)}" fill="#fbd27a"/>`

/** Pieces of these colours all over a disc round the origin, each colour in one shape. */
export function scatter(
  random: Random,
  colours: readonly string[],
  count: number,
  reach: number,
  size: number,
): string {
  const shapeOf = new Map(colours.map((colour) => [colour, random.pick(shapes)]))
  const pieces = Array.from({ length: count }, () => {
    const colour = random.pick(colours)
    const own = size * (0.7 + random.next() * 0.9)
    const angle = random.next() * 2 * Math.PI
    // The square root spreads them evenly over the disc.
    const far = Math.sqrt(random.next()) * Math.max(0, reach - own * 1.5)
    const place = `translate(${px(Math.cos(angle) * far)} ${px(Math.sin(angle) * far)}) rotate(${random.below(360)})`
    return `<g transform="${place}">${(shapeOf.get(colour) ?? lump)(random, colour, own)}</g>`
  })
  return pieces.join('')
}
