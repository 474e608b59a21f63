import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { constants, gzipSync } from 'node:zlib'

/** A file of the built app, ready to send. */
export interface WebFile {
  readonly type: string
  readonly etag: string
  readonly bytes: Buffer
  readonly gzipped: Buffer
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/**
 * Reads a built app into memory, packed: less than half a megabyte. The folder may be built anew while this runs.
 * @returns files by their path from the root, `/assets/home-DhC6.js`
 */
export function readWebFiles(folder: string): ReadonlyMap<string, WebFile> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    entries.flatMap(({ parentPath, name }) => {
      const file = join(parentPath, name)
      const type = types[extname(name)]
      return type === undefined ? [] : [[file.slice(folder.length).replaceAll('\\', '/'), webFile(file, type)] as const]
    }),
  )
}

function webFile(file: string, type: string): WebFile {
  const bytes = readFileSync(file)
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  return { type, etag, bytes, gzipped: gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }) }
}
