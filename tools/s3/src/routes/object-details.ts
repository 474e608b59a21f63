import type { Said } from '../body/promises.ts'
import { S3Error } from '../s3-error.ts'
import type { ObjectDetails } from '../store/stored-object.ts'
import { readTagging } from './tag-set.ts'

/** Headers that are kept and come back with the object. */
const KEPT = ['content-type', 'cache-control', 'content-disposition', 'content-language', 'expires'] as const
/** What S3 says of an object whose sender named no type. */
const DEFAULT_TYPE = 'binary/octet-stream'
/** Bytes of names and values: S3's own bound on user metadata. */
const MOST_METADATA = 2048
const META = 'x-amz-meta-'
/** Promises that we would not keep: to accept them silently would be worse than to refuse. */
const NOT_KEPT = /^x-amz-(server-side-encryption|object-lock|copy-source|website-redirect|grant|write-offset)/
/** What can come back as a header (RFC 9110, 5.5 and 5.6.2): fields of a form and parameters may hold anything. */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/
const FIELD_VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/
/** Without access lists, as buckets are made today, these two say nothing new. */
const KNOWN_ACLS = new Set(['private', 'bucket-owner-full-control'])

/** Reads what is to be kept of an object beside its bytes. @throws S3Error */
export function readDetails(said: Said, names: readonly string[]): Omit<ObjectDetails, 'checksums'> {
  const refused = names.find((name) => NOT_KEPT.test(name))
  if (refused) throw new S3Error('NotImplemented', `${refused} implies functionality that is not implemented.`)
  const acl = said('x-amz-acl') ?? said('acl')
  if (acl !== undefined && !KNOWN_ACLS.has(acl)) throw new S3Error('InvalidRequest', 'The bucket does not allow ACLs')

  const headers: Record<string, string> = {}
  for (const name of KEPT) {
    const value = said(name)
    if (value) headers[name] = value
  }
  headers['content-type'] ??= DEFAULT_TYPE
  const encodings = said('content-encoding')
    ?.split(',')
    .map((one) => one.trim())
  // How the body travelled is not how the object is encoded.
  const encoding = encodings?.filter((one) => one && one !== 'aws-chunked').join(', ')
  if (encoding) headers['content-encoding'] = encoding
  const metadata = readMetadata(said, names)
  for (const [name, value] of Object.entries({ ...headers, ...metadata })) {
    if (!TOKEN.test(name) || !FIELD_VALUE.test(value))
      throw new S3Error('InvalidArgument', `${name} cannot be a header.`)
  }
  return { headers, metadata, tags: readTagging(said('x-amz-tagging') ?? '') }
}

function readMetadata(said: Said, names: readonly string[]): Record<string, string> {
  const metadata = Object.fromEntries(
    names.filter((name) => name.startsWith(META)).map((name) => [name.slice(META.length), said(name) ?? '']),
  )
  const bytes = Buffer.byteLength(Object.entries(metadata).flat().join(''))
  if (bytes > MOST_METADATA) throw new S3Error('MetadataTooLarge')
  return metadata
}
