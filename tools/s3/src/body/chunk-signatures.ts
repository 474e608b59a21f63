import { createHash } from 'node:crypto'
import type { SignatureV4 } from '@smithy/signature-v4'
import type { HeaderSignature } from '../auth/header-signature.ts'
import { isSame } from '../auth/same.ts'
import { S3Error } from '../s3-error.ts'

/** Checks a stream whose chunks are signed, each over the signature before it. */
export interface ChunkSignatures {
  update(piece: Uint8Array): void
  /** At the end of each chunk, the empty last one included. @throws S3Error */
  checkChunk(signature: string | undefined): Promise<void>
  /** @throws S3Error where trailers are there without their signature */
  checkTrailers(trailers: ReadonlyMap<string, string>): Promise<void>
}

const NOTHING = createHash('sha256').digest('hex')
const TRAILER_SIGNATURE = 'x-amz-trailer-signature'

/** @param seed the verified signature of the headers */
export function createChunkSignatures(seed: HeaderSignature, signer: SignatureV4, region: string): ChunkSignatures {
  const amzDate = seed.signedAt.toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const place = [amzDate, `${amzDate.slice(0, 8)}/${region}/s3/aws4_request`]
  let before = seed.signature
  let hash = createHash('sha256')
  const check = async (given: string | undefined, kind: string, hashes: string[]) => {
    const text = [`AWS4-HMAC-SHA256-${kind}`, ...place, before, ...hashes].join('\n')
    const expected = await signer.sign(text, { signingDate: seed.signedAt })
    if (given === undefined || !isSame(expected, given)) throw new S3Error('SignatureDoesNotMatch')
    before = expected
  }
  return {
    update: (piece) => void hash.update(piece),
    checkChunk: async (signature) => {
      const digest = hash.digest('hex')
      hash = createHash('sha256')
      await check(signature, 'PAYLOAD', [NOTHING, digest])
    },
    checkTrailers: async (trailers) => {
      const told = [...trailers].filter(([name]) => name !== TRAILER_SIGNATURE)
      if (told.length === 0) return
      const lines = told.map(([name, value]) => `${name}:${value}\n`).join('')
      await check(trailers.get(TRAILER_SIGNATURE), 'TRAILER', [createHash('sha256').update(lines).digest('hex')])
    },
  }
}
