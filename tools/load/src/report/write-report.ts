import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { STATE_DIR } from '@matjip/stack'

/** Where reports lie unless told. */
export const REPORTS = join(STATE_DIR, 'load')

/** Writes a run as JSON and as one HTML file. @returns the path of the HTML */
export function writeReport(name: string, json: unknown, html: string, dir = REPORTS): string {
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, `${name}.json`), `${JSON.stringify(json, null, 2)}\n`)
  const page = join(dir, `${name}.html`)
  writeFileSync(page, html)
  return page
}
