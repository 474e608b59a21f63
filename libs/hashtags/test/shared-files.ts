import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The real input data: `MATJIP_DATA`, else the folder beside the repository. */
const DATA = process.env['MATJIP_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data')

/** The text of one file of the real hashtag data, or null on a machine without it. */
export function readSharedFile(name: string): string | null {
  const path = resolve(DATA, 'hashtags', name)
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}
