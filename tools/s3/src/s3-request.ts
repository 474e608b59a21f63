import type { IncomingMessage } from 'node:http'
import { escapeUri } from '@smithy/core/protocols'
import { S3Error } from './s3-error.ts'

/** A request as S3 reads it. */
export interface S3Request {
  method: string
  /** The path with every name decoded once and encoded again as signatures have it. */
  canonicalPath: string
  /** Undefined for a request to the service as such. */
  bucket?: string
  /** Undefined for a request to a bucket as such. */
  key?: string
  query: Query
  /** By lower-case name; one that came twice is joined, so that no signature of a single one covers it. */
  headers: Readonly<Record<string, string | undefined>>
  /** Where the bytes of the body come from. */
  incoming: IncomingMessage
}

/** Parameters by name; an array where a name came more than once. */
export type Query = Readonly<Record<string, string | string[]>>

/** S3's own bound on keys, in bytes of UTF-8. */
const LONGEST_KEY = 1024
/** Characters that no XML 1.0 document can hold: such a key could never be listed. S3 takes them; nobody needs them. */
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
/** S3's rule for new bucket names, without its rarer exceptions. */
const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/

/** Reads the address of a request: `/bucket/key?query`. @throws S3Error where it is none */
export function readRequest(incoming: IncomingMessage, url = incoming.url ?? '/'): S3Request {
  if (!url.startsWith('/')) throw new S3Error('InvalidURI')
  const mark = url.indexOf('?')
  const path = decode(mark === -1 ? url : url.slice(0, mark))
  const query = readQuery(mark === -1 ? '' : url.slice(mark + 1))
  const [, bucket, ...rest] = path.split('/')
  const key = rest.join('/')
  if (bucket) checkBucketName(bucket)
  if (key) checkKey(key)
  return {
    method: incoming.method ?? 'GET',
    canonicalPath: path.split('/').map(escapeUri).join('/'),
    ...(bucket ? { bucket } : {}),
    ...(key ? { key } : {}),
    query,
    headers: incoming.headers as Record<string, string | undefined>,
    incoming,
  }
}

/** A key that can be stored. `.` and `..` as segments are refused: clients and proxies on the way would resolve them. */
export function checkKey(key: string): void {
  if (Buffer.byteLength(key) > LONGEST_KEY) throw new S3Error('KeyTooLongError')
  if (!key || NOT_IN_XML.test(key) || !key.isWellFormed()) throw new S3Error('InvalidURI')
  if (key.split(/[/\\]/).some((segment) => segment === '.' || segment === '..')) throw new S3Error('InvalidURI')
}

function checkBucketName(name: string): void {
  if (!BUCKET_NAME.test(name) || name.includes('..')) throw new S3Error('InvalidBucketName')
}

function readQuery(text: string): Query {
  const query: Record<string, string | string[]> = {}
  for (const pair of text.split('&').filter(Boolean)) {
    const equals = pair.indexOf('=')
    const [name, value] =
      equals === -1 ? [decode(pair), ''] : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))]
    if (name === '__proto__') throw new S3Error('InvalidURI')
    const before = query[name]
    query[name] = before === undefined ? value : [before, value].flat()
  }
  return query
}

/** A parameter that may come once. @throws S3Error where it came more often */
export function single(query: Query, name: string): string | undefined {
  const value = Object.hasOwn(query, name) ? query[name] : undefined
  if (Array.isArray(value)) throw new S3Error('InvalidArgument', `${name} was given more than once.`)
  return value
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new S3Error('InvalidURI')
  }
}
