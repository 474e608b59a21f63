import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { WEB_DIR } from '@matjip/stack'

/** What comes only when somebody has something of their own on the screen (apps/web/vite.config.ts). */
const OF_ONESELF = /\/own-[^/]*$/

/** Scripts and styles of the built app packed, bytes: those of every page, and those that belong to oneself besides. */
export function bundleBytes(): { pages: number; own: number } {
  const files = readdirSync(WEB_DIR, { recursive: true, encoding: 'utf8' }).filter((file) =>
    ['.js', '.css'].includes(extname(file)),
  )
  const bytesOf = (some: readonly string[]) =>
    some.reduce((sum, file) => sum + gzipSync(readFileSync(join(WEB_DIR, file)), { level: 9 }).length, 0)
  const own = files.filter((file) => OF_ONESELF.test(`/${file}`))
  return { pages: bytesOf(files.filter((file) => !own.includes(file))), own: bytesOf(own) }
}
