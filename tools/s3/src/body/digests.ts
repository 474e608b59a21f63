import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { Crc32c, Crc64Nvme } from '@aws-sdk/checksums/crc'

/** A checksum that grows with the bytes. */
export interface Digest {
  update(chunk: Uint8Array): void
  /** Base64, as S3 writes it. */
  result(): Promise<string>
}

/** The checksum algorithms of S3 by the end of their header's name, with the bytes of a result. */
export const CHECKSUMS = { crc32: 4, crc32c: 4, crc64nvme: 8, sha1: 20, sha256: 32 } as const
export type ChecksumName = keyof typeof CHECKSUMS

export function startDigest(name: ChecksumName | 'md5'): Digest {
  switch (name) {
    case 'crc32':
      return startCrc32()
    case 'crc32c':
    case 'crc64nvme': {
      const checksum = name === 'crc32c' ? new Crc32c() : new Crc64Nvme()
      return {
        update: (chunk) => checksum.update(chunk),
        result: async () => Buffer.from(await checksum.digest()).toString('base64'),
      }
    }
    default: {
      const hash = createHash(name)
      return { update: (chunk) => void hash.update(chunk), result: async () => hash.digest('base64') }
    }
  }
}

function startCrc32(): Digest {
  let value = 0
  return {
    update: (chunk) => {
      value = crc32(chunk, value)
    },
    result: async () => {
      const bytes = Buffer.alloc(CHECKSUMS.crc32)
      bytes.writeUInt32BE(value)
      return bytes.toString('base64')
    },
  }
}
