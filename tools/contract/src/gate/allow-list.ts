import { readFile } from 'node:fs/promises'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Check } from 'typebox/value'
import { ROOT } from '../places.ts'
import type { Change } from './compare.ts'

/** Breaks that were decided on. Each is one difference, with who may be hurt and why it is done all the same. */
export const ALLOWED_BREAKS = 'docs/openapi/allowed-breaks.json'

const AllowedBreak = Type.Object(
  { path: Type.String(), action: Type.String(), reason: Type.String({ minLength: 20 }) },
  { additionalProperties: false },
)
export type AllowedBreak = Static<typeof AllowedBreak>

/** @throws Error where the file is not a list of them */
export async function readAllowedBreaks(): Promise<AllowedBreak[]> {
  const list: unknown = JSON.parse(await readFile(ROOT + ALLOWED_BREAKS, 'utf8'))
  if (!Check(Type.Array(AllowedBreak), list))
    throw new Error(`${ALLOWED_BREAKS} is not a list of {path, action, reason}`)
  return list
}

/** What speaks against a list of changes: breaks that nobody allowed, and entries of the list that allow nothing any more. */
export function judge(changes: readonly Change[], allowed: readonly AllowedBreak[]): string[] {
  const isSame = (change: Change, entry: AllowedBreak) => change.path === entry.path && change.action === entry.action
  const broken = changes.filter((change) => change.breaks && !allowed.some((entry) => isSame(change, entry)))
  const idle = allowed.filter((entry) => !changes.some((change) => change.breaks && isSame(change, entry)))
  return [
    ...broken.map(({ words, path, action }) => `breaks clients: ${words} (${action} ${path})`),
    ...idle.map(({ path, action }) => `${ALLOWED_BREAKS} allows what is not there: ${action} ${path}`),
  ]
}
