import { priceFile, priceOf } from '../inputs/prices.ts'

/** What a component costs in a month, and of what price and how much. */
export interface CostLine {
  component: string
  /** USD a month. */
  cost: number
  /** Prices that it was reckoned with, and the part of the cost that each is of. */
  prices: Record<string, number>
}

/** A month in days, as prices by the month have it. */
export const DAYS = 730 / 24

/** Adds up quantities at prices. */
export function createBill() {
  const lines = new Map<string, CostLine>()
  return {
    /** @param quantity in the unit of the price, a month */
    add(component: string, quantity: number, price: string): void {
      const line = lines.get(component) ?? { component, cost: 0, prices: {} }
      const cost = quantity * priceOf(price)
      line.cost += cost
      if (cost > 0) line.prices[price] = (line.prices[price] ?? 0) + cost
      lines.set(component, line)
    },
    /** GB that leave for the internet, at prices that fall in tiers. */
    addTiered(component: string, gb: number, prices: readonly [upToGb: number, price: string][]): void {
      let left = gb
      let from = 0
      for (const [upTo, price] of prices) {
        const here = Math.min(left, upTo - from)
        if (here > 0) this.add(component, here, price)
        left -= here
        from = upTo
      }
    },
    lines: (): CostLine[] => [...lines.values()].filter(({ cost }) => cost > 0).sort((a, b) => b.cost - a.cost),
  }
}

export type Bill = ReturnType<typeof createBill>

const TB = 1_000
/** Out of a region, and out of CloudFront; the largest tiers are a matter of negotiation. */
export const TRANSFER_OUT: readonly [number, string][] = [
  [10 * TB, 'transfer.out.gb'],
  [50 * TB, 'transfer.out.gb.tier2'],
  [150 * TB, 'transfer.out.gb.tier3'],
  [Infinity, 'transfer.out.gb.tier4'],
]
export const CLOUDFRONT_OUT: readonly [number, string][] = [
  [10 * TB, 'cloudfront.out.gb'],
  [50 * TB, 'cloudfront.out.gb.tier2'],
  [150 * TB, 'cloudfront.out.gb.tier3'],
  [Infinity, 'cloudfront.out.gb.tier4'],
]

export const totalOf = (lines: readonly CostLine[]): number => lines.reduce((sum, { cost }) => sum + cost, 0)

/** Share of a bill that was reckoned with prices that nobody has verified. */
export function unverifiedShare(lines: readonly CostLine[]): number {
  const parts = lines.flatMap(({ prices }) => Object.entries(prices))
  const doubtful = parts.filter(([price]) => priceFile.prices[price]?.verified === false)
  return totalOf(lines) === 0 ? 0 : doubtful.reduce((sum, [, cost]) => sum + cost, 0) / totalOf(lines)
}
