import * as fc from 'fast-check'
import type { Route } from '../world/document.ts'
import { valuesOf } from './schema-values.ts'
import type { Known } from './schema-values.ts'

/** A request before it is written down: parts that mutations may spoil one by one. */
export interface Parts {
  method: string
  template: string
  /** Values of the path's parameters, as text. */
  path: Record<string, string>
  /** Pairs, so that one may come twice. */
  query: [string, string][]
  headers: [string, string][]
  body: unknown
}

/** Requests that the document allows for an operation. */
export function partsOf(
  { method, path: template, operation }: Route,
  components: Record<string, unknown>,
  known: Known,
): fc.Arbitrary<Parts> {
  const drawn = (place: 'path' | 'query' | 'header') => {
    const wanted = (operation.parameters ?? []).filter((parameter) => parameter.in === place)
    const fields = wanted.map(
      ({ name, schema }) => [name, valuesOf(schema, name, components, known).map(String)] as const,
    )
    const requiredKeys = wanted.filter(({ required }) => required || place === 'path').map(({ name }) => name)
    return fc.record(Object.fromEntries(fields), { requiredKeys }) as fc.Arbitrary<Record<string, string>>
  }
  const schema = operation.requestBody?.content['application/json']?.schema
  return fc.record({
    method: fc.constant(method),
    template: fc.constant(template),
    path: drawn('path'),
    query: drawn('query').map((fields) => Object.entries(fields)),
    headers: headersOf(drawn('header'), operation.parameters?.some(({ name }) => name === 'idempotency-key') ?? false),
    body: schema === undefined ? fc.constant(undefined) : valuesOf(schema, 'body', components, known),
  })
}

/** Only bytes that a header can carry. A key of its own for each request: one that comes again is another test. */
function headersOf(drawn: fc.Arbitrary<Record<string, string>>, hasKey: boolean): fc.Arbitrary<[string, string][]> {
  return fc
    .tuple(drawn, fc.uuid())
    .map(([fields, key]) =>
      Object.entries({ ...fields, ...(hasKey && { 'idempotency-key': key }) }).map(
        ([name, value]): [string, string] => [name, value.replace(/[^\x21-\x7e ]/g, '?')],
      ),
    )
}
