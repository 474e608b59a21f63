import { createHash } from 'node:crypto'
import { S3Error } from '../s3-error.ts'
import { startDigest } from './digests.ts'
import type { Payload } from './open-payload.ts'
import { checkValue, type Promised } from './promises.ts'

/** What came, after every promise about it was found true. */
export interface Received {
  size: number
  /** Quoted MD5, as S3 gives objects that came in one piece. */
  etag: string
  /** Base64 by algorithm. */
  checksums: Record<string, string>
}

/**
 * Reads a whole body, chunk by chunk, and holds it to everything that was said of it.
 * @param write takes each chunk; the next is read when it is done
 * @throws S3Error where the body is not what was promised
 */
export async function receive(
  payload: Payload,
  promised: Promised,
  write: (chunk: Buffer) => Promise<void> | void,
): Promise<Received> {
  const md5 = startDigest('md5')
  const checksum = promised.checksum && startDigest(promised.checksum.name)
  const sha256 = payload.sha256 === undefined ? undefined : createHash('sha256')
  let size = 0
  for await (const chunk of payload.chunks) {
    size += chunk.length
    if (payload.length !== undefined && size > payload.length)
      throw new S3Error('IncompleteBody', 'More bytes came than were announced.')
    md5.update(chunk)
    checksum?.update(chunk)
    sha256?.update(chunk)
    await write(chunk)
  }
  if (payload.length !== undefined && size !== payload.length) throw new S3Error('IncompleteBody')
  if (sha256 && sha256.digest('hex') !== payload.sha256) throw new S3Error('XAmzContentSHA256Mismatch')
  const md5Sum = await md5.result()
  if (promised.md5 !== undefined && promised.md5 !== md5Sum) throw new S3Error('BadDigest')
  const etag = `"${Buffer.from(md5Sum, 'base64').toString('hex')}"`
  if (!promised.checksum || !checksum) return { size, etag, checksums: {} }

  const { name, value = payload.trailers.get(`x-amz-checksum-${promised.checksum.name}`) } = promised.checksum
  if (value === undefined) throw new S3Error('InvalidRequest', `The trailer x-amz-checksum-${name} is missing.`)
  checkValue(name, value)
  if (value !== (await checksum.result())) {
    throw new S3Error('BadDigest', `The ${name.toUpperCase()} you specified did not match the calculated checksum.`)
  }
  return { size, etag, checksums: { [name]: value } }
}
