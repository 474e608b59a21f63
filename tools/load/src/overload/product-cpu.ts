import { APART } from '../world/load-world.ts'
import type { LoadPart } from '../world/load-world.ts'

/** CPU of all that is the product. */
export function productCpu(cpu: Readonly<Record<LoadPart, number>>): number {
  const parts = Object.entries(cpu) as [LoadPart, number][]
  return parts.reduce((sum, [part, used]) => (APART.some((apart) => apart === part) ? sum : sum + used), 0)
}
