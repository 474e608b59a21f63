import { S3Error } from '../s3-error.ts'

/** Keys that anybody may read: those that start with one of these, or a whole key where it ends in no `*`. */
export interface PublicReads {
  prefixes: string[]
  keys: string[]
}

/**
 * Reads a bucket policy. Of IAM's language we know the one sentence that the product says: everybody may `s3:GetObject`
 * below a prefix of this bucket. Everything else is refused rather than half understood.
 * @throws S3Error MalformedPolicy
 */
export function readBucketPolicy(document: string, bucket: string): PublicReads {
  const statements = [parse(document).Statement ?? []].flat() as Record<string, unknown>[]
  if (statements.length === 0) throw new S3Error('MalformedPolicy')
  const reads: PublicReads = { prefixes: [], keys: [] }
  for (const { Effect, Principal, Action, Resource, Sid, ...more } of statements) {
    const isKnown =
      Effect === 'Allow' && isEverybody(Principal) && [Action].flat().every((one) => one === 's3:GetObject')
    if (!isKnown || Object.keys(more).length > 0 || !['string', 'undefined'].includes(typeof Sid)) {
      throw new S3Error('MalformedPolicy', 'Only "Allow", Principal "*", Action "s3:GetObject" is understood here.')
    }
    for (const resource of [Resource].flat()) {
      const start = `arn:aws:s3:::${bucket}/`
      if (typeof resource !== 'string' || !resource.startsWith(start)) {
        throw new S3Error('MalformedPolicy', 'Policy has invalid resource')
      }
      const path = resource.slice(start.length)
      if (/[*?$]/.test(path.replace(/\*$/, '')))
        throw new S3Error('MalformedPolicy', 'A * may only end a resource here.')
      if (path.endsWith('*')) reads.prefixes.push(path.slice(0, -1))
      else reads.keys.push(path)
    }
  }
  return reads
}

/** Whether anybody may read the object. */
export function isPublic({ prefixes, keys }: PublicReads, key: string): boolean {
  return keys.includes(key) || prefixes.some((prefix) => key.startsWith(prefix))
}

function parse(document: string): Record<string, unknown> {
  try {
    const policy: unknown = JSON.parse(document)
    if (typeof policy === 'object' && policy !== null) return policy as Record<string, unknown>
  } catch {
    // Said below, as for every other document that is no policy.
  }
  throw new S3Error('MalformedPolicy', 'Policies must be valid JSON and the first byte must be "{"')
}

function isEverybody(principal: unknown): boolean {
  if (principal === '*') return true
  const aws = typeof principal === 'object' && principal !== null && 'AWS' in principal ? principal.AWS : undefined
  return aws === '*' || (Array.isArray(aws) && aws.length === 1 && aws[0] === '*')
}
