import { patternToRegExp } from './pattern.ts'

/** Lua's nil is undefined; tables are arrays (from 1 on) that may have named fields; all numbers are doubles, as in Lua 5.1. */
export type LuaValue = unknown

/** What compiled scripts call. Everything that our scripts do not use throws: better no run than a wrong one. */
export const runtime = {
  truthy: (value: LuaValue): boolean => value !== undefined && value !== false,

  number(value: LuaValue): number {
    if (typeof value === 'number') return value
    const number = toNumber(value)
    if (number === undefined) throw new TypeError(`attempt to perform arithmetic on ${describe(value)}`)
    return number
  },

  less(a: LuaValue, b: LuaValue): boolean {
    // Strings are compared by the server's locale: a script that does so would not be deterministic.
    if (typeof a !== 'number' || typeof b !== 'number')
      throw new TypeError(`attempt to compare ${describe(a)} with ${describe(b)}`)
    return a < b
  },

  length(value: LuaValue): number {
    if (typeof value === 'string') return Buffer.byteLength(value)
    if (Array.isArray(value)) return value.length
    throw new TypeError(`attempt to get length of ${describe(value)}`)
  },

  concat(value: LuaValue): string {
    if (typeof value === 'string') return value
    if (typeof value === 'number') return numberToString(value)
    throw new TypeError(`attempt to concatenate ${describe(value)}`)
  },

  index(table: LuaValue, key: LuaValue): LuaValue {
    if (table === null || typeof table !== 'object') throw new TypeError(`attempt to index ${describe(table)}`)
    return (table as Record<string | number, LuaValue>)[slot(key)]
  },

  setIndex(table: LuaValue, key: LuaValue, value: LuaValue): void {
    if (table === null || typeof table !== 'object') throw new TypeError(`attempt to index ${describe(table)}`)
    const at = slot(key)
    if (Array.isArray(table) && typeof at === 'number') {
      if (at > table.length) throw new RangeError('a table with holes is not translated')
      if (value === undefined && at === table.length - 1) table.pop()
      else table[at] = value
    } else (table as Record<string | number, LuaValue>)[at] = value
  },

  /** Captures of a match, or the whole match; undefined where there is none. */
  match(text: LuaValue, pattern: LuaValue): readonly LuaValue[] | undefined {
    const found = patternToRegExp(String(pattern)).exec(runtime.concat(text))
    if (!found) return undefined
    return found.length === 1 ? [found[0]] : found.slice(1)
  },

  tonumber: toNumber,

  tostring(value: LuaValue): string {
    if (value === undefined) return 'nil'
    return typeof value === 'boolean' ? String(value) : runtime.concat(value)
  },

  byte(text: LuaValue, at: LuaValue = 1): number | undefined {
    const code = runtime.concat(text).charCodeAt(runtime.number(at) - 1)
    if (code > 127) throw new RangeError('bytes of text beyond ASCII are not translated')
    return Number.isNaN(code) ? undefined : code
  },

  sub(text: LuaValue, from: LuaValue, to: LuaValue = -1): string {
    const string = runtime.concat(text)
    const start = runtime.number(from)
    const end = runtime.number(to)
    return string.slice(
      start < 0 ? Math.max(string.length + start, 0) : Math.max(start - 1, 0),
      end < 0 ? string.length + end + 1 : end,
    )
  },

  sort(table: LuaValue, before: LuaValue): void {
    const less = before as (a: LuaValue, b: LuaValue) => LuaValue
    ;(table as LuaValue[]).sort((a, b) => (runtime.truthy(less(a, b)) ? -1 : runtime.truthy(less(b, a)) ? 1 : 0))
  },

  /** Values of a list from one place to another; ours are never beyond its ends. */
  unpack(table: LuaValue, from: LuaValue = 1, to: LuaValue = runtime.length(table)): readonly LuaValue[] {
    const [first, last] = [runtime.number(from), runtime.number(to)]
    if (first < 1 || last > runtime.length(table)) throw new RangeError('unpack beyond a list is not translated')
    return (table as LuaValue[]).slice(first - 1, last)
  },

  insert(table: LuaValue, value: LuaValue): void {
    ;(table as LuaValue[]).push(value)
  },
}

export type Runtime = typeof runtime

function slot(key: LuaValue): string | number {
  if (typeof key === 'string') return key
  if (typeof key === 'number' && Number.isInteger(key) && key >= 1) return key - 1
  throw new TypeError(`a table's key ${describe(key)} is not translated`)
}

function toNumber(value: LuaValue): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined
}

/** As C's `%.14g`: a number of more than 14 digits loses the rest, in Lua as here. */
export function numberToString(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e14) return String(value)
  const [mantissa = '', exponent] = value.toPrecision(14).split('e')
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa
  if (exponent === undefined) return short
  return `${short}e${exponent.replace(/^([+-])(\d)$/, '$10$2')}`
}

function describe(value: LuaValue): string {
  if (value === undefined) return 'a nil value'
  return typeof value === 'object' ? 'a table' : `the ${typeof value} ${String(value)}`
}
