import { S3Error } from '../s3-error.ts'
import { createByteReader } from './byte-reader.ts'
import type { ChunkSignatures } from './chunk-signatures.ts'

/** Bytes of a line between chunks: a hexadecimal size and, where chunks are signed, 81 more. */
const LONGEST_CHUNK_LINE = 128
/** Bytes of one trailer: the longest checksum and a signature are below 100. */
const LONGEST_TRAILER = 512
/** A checksum and a signature, and one to spare. */
const MOST_TRAILERS = 3

/**
 * Takes the framing off a body with `content-encoding: aws-chunked`, as SDKs send it when the checksum comes last.
 * @param signatures checks each chunk, where they are signed
 * @param trailers what follows the bytes is put in here, by lower-case name, once they have all been read
 */
export async function* decodeChunked(
  source: AsyncIterator<Buffer>,
  trailers: Map<string, string>,
  signatures?: ChunkSignatures,
): AsyncGenerator<Buffer, void, void> {
  const reader = createByteReader(source)
  for (;;) {
    const [, digits, , signature] =
      /^([0-9a-f]{1,12})(;chunk-signature=([0-9a-f]{64}))?$/i.exec(await reader.line(LONGEST_CHUNK_LINE)) ?? []
    if (digits === undefined) throw new S3Error('InvalidRequest', 'The body is not framed as aws-chunked.')
    const size = Number.parseInt(digits, 16)
    for await (const piece of reader.bytes(size)) {
      signatures?.update(piece)
      yield piece
    }
    await signatures?.checkChunk(signature)
    if (size === 0) break
    if ((await reader.line(0)) !== '') throw new S3Error('InvalidRequest')
  }
  for (let count = 0; !(await reader.atEnd()); count++) {
    const line = await reader.line(LONGEST_TRAILER)
    if (line === '') break
    const [, name, value] = /^([\w-]+):\s*(.*?)\s*$/.exec(line) ?? []
    if (count >= MOST_TRAILERS || !name || value === undefined) throw new S3Error('InvalidRequest')
    trailers.set(name.toLowerCase(), value)
  }
  await signatures?.checkTrailers(trailers)
}
