import type { Random } from '../../content/random.ts'
import { px, shade } from './colour.ts'

/** What a dish stands on. */
const TABLES: readonly (readonly [colour: string, draw: (random: Random, colour: string, side: number) => string])[] = [
  ['9c6b43', wood],
  ['c9a27a', wood],
  ['5d4636', wood],
  ['d8d0c4', linen],
  ['e9dfd0', linen],
  ['6f7d79', stone],
  ['3d3632', stone],
]
/** Stripes of a cloth. */
const DYES = ['c2361d', '4c6b8a', '3d6b45', 'd39a2c']
const BOARDS = 7

export function drawTable(random: Random, side: number): string {
  const [colour, draw] = random.pick(TABLES)
  return `<rect width="${side}" height="${side}" fill="#${colour}"/>${draw(random, colour, side)}`
}

function wood(random: Random, colour: string, side: number): string {
  const height = side / BOARDS
  const boards = Array.from({ length: BOARDS }, (_, board) => {
    const tone = shade(colour, 0.94 + random.next() * 0.12)
    const grain = Array.from(
      { length: 5 },
      () =>
        `<path d="M0 ${px((board + random.next()) * height)}q${px(side / 4)} ${px((random.next() - 0.5) * 14)} ${side / 2} 0t${side / 2} 0" fill="none" stroke="${shade(colour, 0.85)}" stroke-opacity=".35" stroke-width="${px(0.6 + random.next())}"/>`,
    )
    return `<rect y="${px(board * height)}" width="${side}" height="${px(height - 1.5)}" fill="${tone}"/>${grain.join('')}`
  })
  return boards.join('')
}

function linen(random: Random, _colour: string, side: number): string {
  const dye = random.pick(DYES)
  const stripes = [4, 14, 4].map((width, stripe) => {
    const at = 30 + stripe * 26
    return (
      `<rect x="${at}" width="${width}" height="${side}" fill="#${dye}" opacity=".32"/>` +
      `<rect y="${side - 140 + at}" width="${side}" height="${width}" fill="#${dye}" opacity=".32"/>`
    )
  })
  return stripes.join('')
}

function stone(random: Random, colour: string, side: number): string {
  const specks = Array.from({ length: 90 }, () => {
    const tone = shade(colour, random.chance(0.5) ? 1.25 : 0.75)
    return `<circle cx="${px(random.next() * side)}" cy="${px(random.next() * side)}" r="${px(0.6 + random.next() * 2)}" fill="${tone}" opacity=".5"/>`
  })
  return specks.join('')
}
