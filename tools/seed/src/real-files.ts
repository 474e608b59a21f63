import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of real input, which stays out of this repository; null where it is not on this machine. */
export function realDataDir(env: NodeJS.ProcessEnv = process.env): string | null {
  const dir = env.MATJIP_DATA ?? join(import.meta.dirname, '../../../../shared/data')
  return existsSync(join(dir, 'restaurants')) ? dir : null
}
