import { readdir, readFile } from 'node:fs/promises'
import type { OpenApiDocument } from '../document.ts'
import { ROOT } from '../places.ts'

/** Documents that were given to clients, by version: `0.1.0.json`. What they promise is kept. */
export const RELEASED = 'docs/openapi/released'

export interface Release {
  version: string
  document: OpenApiDocument
}

/** All releases, the oldest first. @throws Error where there is none: then there would be nothing to keep */
export async function readReleases(): Promise<Release[]> {
  const files = (await readdir(`${ROOT}${RELEASED}`)).filter((file) => file.endsWith('.json'))
  const versions = files
    .map((file) => file.replace(/\.json$/, ''))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  if (versions.length === 0) throw new Error(`${RELEASED} is empty`)
  return Promise.all(
    versions.map(async (version) => {
      const text = await readFile(`${ROOT}${RELEASED}/${version}.json`, 'utf8')
      return { version, document: JSON.parse(text) as OpenApiDocument }
    }),
  )
}
