import { measureFamilies, nodesOf } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import type { Report } from '../output/report.ts'
import { table } from '../output/table.ts'

/** Above this share of its model a family takes more than was planned for. */
const ABOVE = 1.2
const MEGABYTE = 1024 * 1024

/** `memory`: what each family of keys takes, beside what its model says; exit 1 where one takes more. */
export async function memoryCommand({ redis }: { redis: Redis }): Promise<Report> {
  const families = await measureFamilies(redis)
  const used = await usedMemory(redis)
  const above = families.filter(({ bytesPerKey, plannedPerKey: plan }) => plan !== null && bytesPerKey > plan * ABOVE)
  const total = families.reduce((sum, { keys, bytesPerKey }) => sum + keys * bytesPerKey, 0)
  const megabytes = (bytes: number) => (bytes / MEGABYTE).toFixed(1)
  return {
    text: table(
      families.map(({ name, keys, entries, bytesPerKey, plannedPerKey }) => ({
        family: name,
        keys,
        'entries a key': entries,
        'bytes a key': bytesPerKey,
        planned: plannedPerKey,
        MB: Number(megabytes(keys * bytesPerKey)),
      })),
    ),
    summary: `${above.length} of ${families.length} families take more than planned; ${megabytes(total)} MB in keys, ${megabytes(used)} MB used by Redis`,
    json: { families, usedMemory: used },
    ok: above.length === 0,
  }
}

async function usedMemory(redis: Redis): Promise<number> {
  const infos = await Promise.all(nodesOf(redis).map((node) => node.info('memory')))
  return infos.reduce((sum, info) => sum + Number(/used_memory:(\d+)/.exec(info)?.[1] ?? 0), 0)
}
