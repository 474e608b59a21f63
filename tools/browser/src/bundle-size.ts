import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { WEB_DIR } from '@matjip/stack'

/** All scripts and styles of the built app packed, those of every page among them, bytes. */
export function bundleBytes(): number {
  const files = readdirSync(WEB_DIR, { recursive: true, encoding: 'utf8' }).filter((file) =>
    ['.js', '.css'].includes(extname(file)),
  )
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(WEB_DIR, file)), { level: 9 }).length, 0)
}
