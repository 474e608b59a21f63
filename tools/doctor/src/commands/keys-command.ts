import type { Redis } from '@matjip/redis-keys'
import { scanKeys } from '../keys/scan-keys.ts'
import type { Report } from '../output/report.ts'
import { table } from '../output/table.ts'

/** Odd keys that are printed; the JSON has all of them. */
const SHOWN = 50

/** `keys`: every key of a live Redis belongs to a family, has its type, and a TTL where the family has one. */
export async function keysCommand({ redis }: { redis: Redis }): Promise<Report> {
  const scan = await scanKeys(redis)
  const { keys, families, odd } = scan
  const used = families.filter((family) => family.keys > 0)
  const text = [
    table(used.map(({ name, keys: count }) => ({ family: name, keys: count }))),
    ...(odd.length > 0 ? ['', 'Not as they should be', table(odd.slice(0, SHOWN).map((one) => ({ ...one })))] : []),
  ]
  return {
    text: text.join('\n'),
    summary: `${odd.length} of ${keys} keys are not as their families are; ${used.length} of ${families.length} families are in use`,
    json: scan,
    ok: odd.length === 0,
  }
}
