import { createHash } from 'node:crypto'
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { type Check, expectAnswer, expectValue } from '../check.ts'

const BODY = 'bytes'
const OTHER = 'other bytes'
const base64 = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('base64')

/** CRC-32 of OTHER as S3 writes it: a true value of other bytes. */
const CRC32_OF_OTHER = 'I1kLdA=='

const REFUSED: [what: string, headers: Record<string, string>, status: number, code: string][] = [
  ['Content-MD5 of other bytes', { 'content-md5': base64('md5', OTHER) }, 400, 'BadDigest'],
  ['Content-MD5 that is none', { 'content-md5': 'bm90IGFuIG1kNQ==' }, 400, 'InvalidDigest'],
  ['x-amz-checksum-sha256 of other bytes', { 'x-amz-checksum-sha256': base64('sha256', OTHER) }, 400, 'BadDigest'],
  ['x-amz-checksum-sha1 of other bytes', { 'x-amz-checksum-sha1': base64('sha1', OTHER) }, 400, 'BadDigest'],
  ['x-amz-checksum-crc32 of other bytes', { 'x-amz-checksum-crc32': CRC32_OF_OTHER }, 400, 'BadDigest'],
  ['x-amz-checksum-sha256 that is none', { 'x-amz-checksum-sha256': 'c2hvcnQ=' }, 400, 'InvalidRequest'],
  [
    'two checksums',
    { 'x-amz-checksum-sha256': base64('sha256', BODY), 'x-amz-checksum-sha1': base64('sha1', BODY) },
    400,
    'InvalidRequest',
  ],
]

export const checksumChecks: Check[] = [
  ...REFUSED.map(([what, headers, status, code]): Check => ({
    name: `PUT with ${what}`,
    expected: `${status} ${code}, nothing stored`,
    run: async (world) => {
      const key = world.key()
      const put = { method: 'PUT', path: `/${world.bucket}/${key}`, headers, body: BODY }
      const answer = await world.signed(put)
      const isStored = await world.exists(key)
      expectAnswer(answer, status, code)
      expectValue('the object', isStored, false)
    },
  })),
  {
    name: 'PUT with the true Content-MD5',
    expected: '200',
    run: async (world) => {
      const headers = { 'content-md5': base64('md5', BODY) }
      expectAnswer(
        await world.signed({ method: 'PUT', path: `/${world.bucket}/${world.key()}`, headers, body: BODY }),
        200,
      )
    },
  },
  ...(['SHA256', 'CRC32', 'CRC32C', 'CRC64NVME'] as const).map((algorithm): Check => ({
    name: `PUT with a true ${algorithm} by the SDK`,
    expected: '200; HEAD tells the checksum to those who ask',
    run: async (world) => {
      const key = world.key()
      const object = { ...world.at, Key: key }
      const put = await world.s3.send(new PutObjectCommand({ ...object, Body: BODY, ChecksumAlgorithm: algorithm }))
      const head = await world.s3.send(new HeadObjectCommand({ ...object, ChecksumMode: 'ENABLED' }))
      const field = `Checksum${algorithm}` as const
      expectValue('told at PUT', put[field] !== undefined, true)
      expectValue('told at HEAD', head[field], put[field])
    },
  })),
]
