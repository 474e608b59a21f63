import * as fc from 'fast-check'
import type { RawRequest } from './raw-request.ts'
import type { Parts } from './request-parts.ts'
import { STRANGE_JSON, STRANGE_TEXTS, STRANGE_TYPES, STRANGE_VALUES } from './strange-values.ts'

/** What is done to a valid request, on its parts or as it is written. */
type Mutation = { parts: (parts: Parts) => Parts } | { raw: (request: RawRequest) => RawRequest }

const text = fc.constantFrom(...STRANGE_TEXTS)
const headerText = text.map((value) => value.replace(/[^\x20-\x7e]/g, '?'))
/** Which field or parameter: taken modulo how many there are. */
const which = fc.nat(20)
const onParts = (change: (parts: Parts) => Parts): Mutation => ({ parts: change })
const onRaw = (change: (request: RawRequest) => RawRequest): Mutation => ({ raw: change })
const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]
const without = <T>(list: readonly T[], index: number): T[] =>
  list.filter((_one, i) => i !== index % Math.max(1, list.length))
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const strangePath = fc.tuple(which, text).map(([index, value]) =>
  onParts((parts) => {
    const name = at(Object.keys(parts.path), index)
    return name === undefined ? parts : { ...parts, path: { ...parts.path, [name]: value } }
  }),
)
const strangeQuery = fc.tuple(which, text).map(([index, value]) =>
  onParts((parts) => {
    const name = at(parts.query, index)?.[0] ?? 'limit'
    return { ...parts, query: [...parts.query.filter(([other]) => other !== name), [name, value]] }
  }),
)
const repeatedQuery = which.map((index) =>
  onParts((parts) => {
    const pair = at(parts.query, index)
    return pair === undefined ? parts : { ...parts, query: [...parts.query, pair] }
  }),
)
const unknownQuery = fc
  .tuple(text, text)
  .map(([name, value]) => onParts((parts) => ({ ...parts, query: [...parts.query, [name, value]] })))
const missingQuery = which.map((index) => onParts((parts) => ({ ...parts, query: without(parts.query, index) })))
const strangeHeader = fc.tuple(which, headerText).map(([index, value]) =>
  onParts((parts) => {
    const name = at(parts.headers, index)?.[0] ?? 'accept-language'
    return { ...parts, headers: [...parts.headers.filter(([other]) => other !== name), [name, value]] }
  }),
)
const repeatedHeader = which.map((index) =>
  onParts((parts) => {
    const pair = at(parts.headers, index)
    return pair === undefined ? parts : { ...parts, headers: [...parts.headers, pair] }
  }),
)
const missingHeader = which.map((index) => onParts((parts) => ({ ...parts, headers: without(parts.headers, index) })))
const strangeField = fc.tuple(which, fc.constantFrom(...STRANGE_VALUES)).map(([index, value]) =>
  onParts((parts) => {
    if (!isObject(parts.body)) return { ...parts, body: value }
    const name = at(Object.keys(parts.body), index) ?? 'text'
    return { ...parts, body: { ...parts.body, [name]: value } }
  }),
)
const extraField = fc
  .tuple(text, fc.constantFrom(...STRANGE_VALUES))
  .map(([name, value]) =>
    onParts((parts) => ({ ...parts, body: { ...(isObject(parts.body) ? parts.body : {}), [name]: value } })),
  )
const missingField = which.map((index) =>
  onParts((parts) => {
    if (!isObject(parts.body)) return parts
    return { ...parts, body: Object.fromEntries(without(Object.entries(parts.body), index)) }
  }),
)
const strangeJson = fc.constantFrom(...STRANGE_JSON).map((body) => onRaw((request) => ({ ...request, body })))
const strangeType = fc.constantFrom(...STRANGE_TYPES).map((type) =>
  onRaw((request) => ({
    ...request,
    headers: [...withoutHeader(request.headers, 'content-type'), 'content-type', type],
  })),
)
const twoTokens = headerText.map((value) =>
  onRaw((request) => ({ ...request, headers: [...request.headers, 'authorization', `Bearer ${value}`] })),
)
const hugeHeader = fc
  .constantFrom(1_000, 20_000)
  .map((length) => onRaw((request) => ({ ...request, headers: [...request.headers, 'x-padding', 'x'.repeat(length)] })))
const rawTail = fc
  .constantFrom(
    '%',
    '%zz',
    '%ff',
    '%c0%80',
    '%ed%a0%80',
    '//',
    '/.',
    ';a=b',
    '?',
    '?limit',
    '?limit=%',
    '&&=',
    '%2f',
    `?${'a'.repeat(9_000)}`,
  )
  .map((tail) => onRaw((request) => ({ ...request, path: request.path + tail })))

export const mutations: fc.Arbitrary<Mutation> = fc.oneof(
  strangePath,
  strangeQuery,
  repeatedQuery,
  unknownQuery,
  missingQuery,
  strangeHeader,
  repeatedHeader,
  missingHeader,
  strangeField,
  extraField,
  missingField,
  strangeJson,
  strangeType,
  twoTokens,
  hugeHeader,
  rawTail,
)

function withoutHeader(headers: readonly string[], name: string): string[] {
  return headers.filter((_text, index) => headers[index - (index % 2)] !== name)
}

/** Spoils a request in the given ways, parts first, and writes it down. */
export function writeRequest(parts: Parts, spoilt: readonly Mutation[], token: string | undefined): RawRequest {
  const final = spoilt.reduce((all, mutation) => ('parts' in mutation ? mutation.parts(all) : all), parts)
  const written = write(final, token)
  return spoilt.reduce((all, mutation) => ('raw' in mutation ? mutation.raw(all) : all), written)
}

function write({ method, template, path, query, headers, body }: Parts, token: string | undefined): RawRequest {
  const encode = (value: string) => encodeURIComponent(value.toWellFormed())
  const filled = template.replace(/\{(\w+)\}/g, (_all, name: string) => encode(path[name] ?? ''))
  const search = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')
  return {
    method,
    path: search === '' ? filled : `${filled}?${search}`,
    headers: [
      ...headers.flat(),
      ...(token === undefined ? [] : ['authorization', `Bearer ${token}`]),
      ...(body === undefined ? [] : ['content-type', 'application/json']),
    ],
    body: body === undefined ? undefined : JSON.stringify(body),
  }
}
