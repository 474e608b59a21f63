import type { Random } from '../../content/random.ts'
import { px, shade } from './colour.ts'
import { scatter } from './topping.ts'

/** What little bowls beside a dish hold. */
const SIDE_DISHES = ['c23a22', '5f8f45', 'e6b04a', 'efe6d0']
/** Corners for a bowl, as shares of the picture. */
const CORNERS = [
  [0.08, 0.1],
  [0.92, 0.92],
  [0.07, 0.92],
] as const

/** Chopsticks along the right side. */
export const chopsticks = (random: Random, side: number): string =>
  `<g transform="translate(${px(side * 0.92)} ${px(side * 0.46)}) rotate(${px(6 + random.next() * 8)})" filter="url(#drop)">` +
  '<rect x="-9" y="-280" width="7" height="560" rx="3" fill="#6b4326"/><rect x="6" y="-272" width="7" height="560" rx="3" fill="#7d5030"/>' +
  '<rect x="-9" y="-280" width="2.500" height="560" fill="#a87a52" opacity=".6"/></g>'

/** A little bowl in a corner. */
export function sideDish(random: Random, side: number): string {
  const colour = random.pick(SIDE_DISHES)
  const [x, y] = random.pick(CORNERS)
  return (
    `<g transform="translate(${px(side * x)} ${px(side * y)})"><circle r="62" cx="5" cy="8" fill="#000" opacity=".28" filter="url(#soft)"/>` +
    `<circle r="60" fill="#f3efe6"/><circle r="50" fill="${shade(colour, 0.8)}"/>${scatter(random, [colour], 11, 46, 8)}` +
    '<circle r="58" fill="none" stroke="#fff" stroke-opacity=".5" stroke-width="2"/></g>'
  )
}
