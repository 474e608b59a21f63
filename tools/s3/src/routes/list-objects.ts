import { escapeUri } from '@smithy/core/protocols'
import { type Answer, bucketOf, type Context } from '../context.ts'
import { S3Error } from '../s3-error.ts'
import { single } from '../s3-request.ts'
import { branch, leaf, xmlDocument } from '../xml/write-xml.ts'

/** S3's own bound on a page. */
const LONGEST_PAGE = 1000

/** ListObjectsV2. */
export function listObjects(context: Context): Answer {
  const { name } = bucketOf(context)
  const { request, store } = context
  const parameter = (of: string) => single(request.query, of) ?? ''
  if (parameter('list-type') !== '2') throw new S3Error('NotImplemented', 'Only list-type=2 is implemented.')
  const [prefix, delimiter, token, startAfter, asked] = [
    'prefix',
    'delimiter',
    'continuation-token',
    'start-after',
    'max-keys',
  ].map(parameter) as [string, string, string, string, string]
  if (!/^\d{0,9}$/.test(asked)) throw new S3Error('InvalidArgument', 'Provided max-keys not an integer or within range')
  const max = Math.min(asked === '' ? LONGEST_PAGE : Number(asked), LONGEST_PAGE)
  const after = token ? fromToken(token) : startAfter
  const { objects, commonPrefixes, next } = store.list(name, { prefix, delimiter, after, max })
  const write = writer(parameter('encoding-type'))
  const elements = [
    leaf('Name', name),
    write('Prefix', prefix),
    ...(delimiter ? [write('Delimiter', delimiter)] : []),
    leaf('MaxKeys', max),
    leaf('KeyCount', objects.length + commonPrefixes.length),
    leaf('IsTruncated', String(next !== undefined)),
    ...(token ? [leaf('ContinuationToken', token)] : []),
    ...(next === undefined ? [] : [leaf('NextContinuationToken', toToken(next))]),
    ...(startAfter ? [write('StartAfter', startAfter)] : []),
    ...(parameter('encoding-type') ? [leaf('EncodingType', 'url')] : []),
    ...objects.map(({ key, size, etag, modifiedAt }) =>
      branch(
        'Contents',
        write('Key', key),
        leaf('LastModified', modifiedAt.toISOString()),
        leaf('ETag', etag),
        leaf('Size', size),
        leaf('StorageClass', 'STANDARD'),
      ),
    ),
    ...commonPrefixes.map((one) => branch('CommonPrefixes', write('Prefix', one))),
  ]
  const headers = { 'content-type': 'application/xml' }
  return { status: 200, headers, body: xmlDocument('ListBucketResult', ...elements) }
}

function writer(encoding: string): (name: string, text: string) => string {
  if (encoding === '') return leaf
  if (encoding !== 'url') throw new S3Error('InvalidArgument', 'Invalid Encoding Method specified in Request')
  return (name, text) => leaf(name, text.split('/').map(escapeUri).join('/'))
}

function toToken(key: string): string {
  return Buffer.from(key).toString('base64url')
}

function fromToken(token: string): string {
  const key = Buffer.from(token, 'base64url').toString()
  if (toToken(key) !== token) throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect')
  return key
}
