import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A unit price, with where it is from. */
export interface Price {
  value: number
  unit: string
  source: string
  date: string | null
  /** A dated quotation of the price list was read. */
  verified: boolean
}

interface PriceFile {
  region: string
  date: string
  hoursPerMonth: number
  excludes: string
  verified: string
  sources: Record<string, string>
  prices: Record<string, Price>
}

const FILE = join(import.meta.dirname, '../../prices/ap-northeast-2.json')

/** The dated price file. */
export const priceFile = JSON.parse(readFileSync(FILE, 'utf8')) as PriceFile
export const HOURS = priceFile.hoursPerMonth

/** @throws Error where nobody has written the price down */
export function priceOf(id: string): number {
  const price = priceFile.prices[id]
  if (!price) throw new Error(`no price ${id} in ${FILE}`)
  return price.value
}
