import { S3Error } from '../s3-error.ts'
import type { StoredObject } from '../store/stored-object.ts'

type Headers = Readonly<Record<string, string | undefined>>

/**
 * What a write asks of the object that is there now: `if-none-match: *`, or `if-match` with its ETag.
 * @returns a check to be made in the moment of the write
 */
export function readWriteConditions(headers: Headers): (now?: StoredObject) => void {
  const { 'if-none-match': noneMatch, 'if-match': match } = headers
  if (noneMatch !== undefined && noneMatch !== '*') throw new S3Error('NotImplemented')
  return (now) => {
    if (noneMatch !== undefined && now) throw new S3Error('PreconditionFailed')
    if (match === undefined) return
    if (!now) throw new S3Error('NoSuchKey')
    if (!names(match, now.etag)) throw new S3Error('PreconditionFailed')
  }
}

/** What a read asks, in the order of RFC 9110. @returns 'unchanged' where the reader has it already @throws S3Error */
export function checkRead(headers: Headers, { etag, modifiedAt }: StoredObject): 'changed' | 'unchanged' {
  const seconds = Math.floor(modifiedAt.getTime() / 1000)
  const { 'if-match': match, 'if-none-match': noneMatch } = headers
  const [unmodifiedSince, modifiedSince] = [headers['if-unmodified-since'], headers['if-modified-since']].map(toSeconds)
  if (match !== undefined) {
    if (!names(match, etag)) throw new S3Error('PreconditionFailed')
  } else if (unmodifiedSince !== undefined && seconds > unmodifiedSince) throw new S3Error('PreconditionFailed')
  if (noneMatch !== undefined) return names(noneMatch, etag) ? 'unchanged' : 'changed'
  return modifiedSince !== undefined && seconds <= modifiedSince ? 'unchanged' : 'changed'
}

/** Whether a list of ETags, quoted or not, names this one. */
function names(list: string, etag: string): boolean {
  const bare = (text: string) => text.trim().replace(/^W\//, '').replaceAll('"', '')
  return list.trim() === '*' || list.split(',').some((one) => bare(one) === bare(etag))
}

function toSeconds(text: string | undefined): number | undefined {
  const at = text === undefined ? NaN : Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.floor(at / 1000)
}
