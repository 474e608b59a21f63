import { type Account, signerOf } from '../auth/account.ts'
import type { Caller } from '../auth/authorise.ts'
import { S3Error } from '../s3-error.ts'
import type { S3Request } from '../s3-request.ts'
import { decodeChunked } from './aws-chunked.ts'
import { createChunkSignatures } from './chunk-signatures.ts'
import { readBody } from './read-body.ts'

/** The body of a request, without framing. */
export interface Payload {
  chunks: AsyncIterable<Buffer>
  /** Bytes that were announced; a form announces none for its file. */
  length?: number
  /** SHA-256 in hexadecimal that was signed for the whole body, where one was. */
  sha256?: string
  /** Filled once all chunks have been read. */
  trailers: ReadonlyMap<string, string>
}

/** How a payload goes without a hash of it all in its headers. */
const UNSIGNED = 'UNSIGNED-PAYLOAD'
const STREAMS: Record<string, { isSigned: boolean; hasTrailer: boolean }> = {
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': { isSigned: false, hasTrailer: true },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': { isSigned: true, hasTrailer: false },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': { isSigned: true, hasTrailer: true },
}

/** Opens the body as its signature says that it comes. @param idleMs longest silence of the client @throws S3Error */
export function openPayload(request: S3Request, caller: Caller, account: Account, idleMs: number): Payload {
  const payload = caller.kind === 'owner' ? caller.payload : UNSIGNED
  const trailers = new Map<string, string>()
  const body = readBody(request.incoming, idleMs)
  const stream = STREAMS[payload]
  const isFramed = request.headers['content-encoding']?.split(',').some((one) => one.trim() === 'aws-chunked') ?? false
  if (!stream) {
    if (isFramed) throw new S3Error('InvalidRequest', 'aws-chunked needs x-amz-content-sha256 to say STREAMING-….')
    const length = lengthOf(request.headers['content-length'])
    if (payload === UNSIGNED) return { chunks: body, length, trailers }
    if (!/^[0-9a-f]{64}$/.test(payload)) {
      const message = 'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-…, or a valid sha256 value.'
      throw new S3Error('InvalidArgument', message)
    }
    return { chunks: body, length, sha256: payload, trailers }
  }
  if (stream.hasTrailer !== (request.headers['x-amz-trailer'] !== undefined)) throw new S3Error('InvalidRequest')
  const length = lengthOf(request.headers['x-amz-decoded-content-length'])
  const seed = caller.kind === 'owner' ? caller.stream : undefined
  if (!seed) throw new S3Error('NotImplemented', 'A presigned URL cannot stand for a stream.')
  const signatures = stream.isSigned
    ? createChunkSignatures(seed, signerOf(account, seed.accessKeyId), account.region)
    : undefined
  return { chunks: decodeChunked(body, trailers, signatures), length, trailers }
}

function lengthOf(text: string | undefined): number {
  if (text === undefined) throw new S3Error('MissingContentLength')
  if (!/^\d{1,15}$/.test(text)) throw new S3Error('InvalidArgument')
  return Number(text)
}
