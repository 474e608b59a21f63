import type { Random } from '../../content/random.ts'
import { px } from './colour.ts'

/**
 * The outline of something that nobody has measured: a closed curve round the origin.
 * @param wobble how far it strays from a circle, as a share of the radius
 * @returns the `d` of a path
 */
export function blob(random: Random, radius: number, wobble: number, corners: number): string {
  const points = Array.from({ length: corners }, (_, corner) => {
    const angle = (corner / corners) * 2 * Math.PI
    const reach = radius * (1 + (random.next() - 0.5) * wobble)
    return [Math.cos(angle) * reach, Math.sin(angle) * reach] as const
  })
  const middle = (at: number) => {
    const [[ax, ay], [bx, by]] = [points[at % corners] ?? [0, 0], points[(at + 1) % corners] ?? [0, 0]]
    return `${px((ax + bx) / 2)} ${px((ay + by) / 2)}`
  }
  const curves = points.map(([x, y], at) => `Q${px(x)} ${px(y)} ${middle(at)}`)
  return `M${middle(corners - 1)}${curves.join('')}Z`
}
