import type { LockedPackage } from './read-lock.ts'

/** Nothing is asked of whoever uses them but to name their authors. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
])

/** What is not permissive and taken all the same, with the reason. */
const EXCEPTIONS: readonly { name: RegExp; licence: RegExp; why: string }[] = [
  {
    name: /^@img\/sharp-/,
    licence: /LGPL-3\.0-or-later/,
    why: 'libvips as a shared library of its own, which anybody may replace',
  },
  { name: /^libheif-js$/, licence: /^LGPL-3\.0$/, why: 'a module of its own, loaded as it is published' },
  { name: /^exifreader$/, licence: /^MPL-2\.0$/, why: 'used unchanged; the licence is by file' },
  { name: /^axe-core$/, licence: /^MPL-2\.0$/, why: 'tests only, unchanged' },
  { name: /^lightningcss/, licence: /^MPL-2\.0$/, why: 'a build tool, unchanged' },
  { name: /^caniuse-lite$/, licence: /^CC-BY-4\.0$/, why: 'a table for a build tool' },
]

/** Why a package may be used: its licence is permissive, or an exception has a reason; undefined where neither is. */
export function licenceGround({ name, licence }: LockedPackage): 'permissive' | { exception: string } | undefined {
  if (licence === undefined) return undefined
  // One of the alternatives is enough; of all that must hold together each has to be.
  const alternatives = licence.replace(/^\((.*)\)$/, '$1').split(' OR ')
  if (alternatives.some((one) => one.split(' AND ').every((part) => PERMISSIVE.has(part)))) return 'permissive'
  const exception = EXCEPTIONS.find((one) => one.name.test(name) && one.licence.test(licence))
  return exception && { exception: exception.why }
}
