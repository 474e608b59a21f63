import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { SignatureV4 } from '@smithy/signature-v4'
import { Sha256 } from '../../auth/sha256.ts'
import { type Check, expectAnswer, expectValue } from '../check.ts'
import { signRaw, type World } from '../world.ts'

const MEGABYTE = 1024 * 1024

const put = (world: World, key: string) => ({ method: 'PUT', path: `/${world.bucket}/${key}` })
const hash = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')

/** A body as SDKs frame it when the checksum comes last. */
function trailing(world: World, key: string, checksum: string) {
  const body = `5\r\nbytes\r\n0\r\nx-amz-checksum-sha256:${checksum}\r\n\r\n`
  const headers = {
    'content-encoding': 'aws-chunked',
    'x-amz-decoded-content-length': '5',
    'x-amz-trailer': 'x-amz-checksum-sha256',
  }
  return world.signed({ ...put(world, key), headers, body }, { payload: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' })
}

/** A body whose chunks are signed one after another. @param sent what goes in the place of the signed chunk */
async function signedChunks(world: World, key: string, sent: string) {
  const signingDate = new Date()
  const headers = { 'content-encoding': 'aws-chunked', 'x-amz-decoded-content-length': '5' }
  const request = { ...put(world, key), headers }
  const seed = await signRaw(world, request, { signingDate, payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' })
  const { region, credentials } = world
  const signer = new SignatureV4({ region, credentials, service: 's3', sha256: Sha256 })
  const date = seed.headers['x-amz-date'] ?? ''
  const scope = `${date.slice(0, 8)}/${region}/s3/aws4_request`
  let before = /Signature=(\w+)/.exec(seed.headers.authorization ?? '')?.[1] ?? ''
  let body = ''
  for (const [chunk, bytes] of [
    ['bytes', sent],
    ['', ''],
  ] as const) {
    const text = ['AWS4-HMAC-SHA256-PAYLOAD', date, scope, before, hash(''), hash(chunk)].join('\n')
    before = await signer.sign(text, { signingDate })
    body += `${chunk.length.toString(16)};chunk-signature=${before}\r\n${bytes}\r\n`
  }
  return world.raw({ ...request, headers: seed.headers, body })
}

export const bodyChecks: Check[] = [
  {
    name: '10 MB there and back',
    expected: 'the same bytes; the ETag is their MD5',
    run: async (world) => {
      const key = world.key()
      const bytes = randomBytes(10 * MEGABYTE)
      const { ETag } = await world.put(key, bytes)
      const { Body } = await world.s3.send(new GetObjectCommand({ ...world.at, Key: key }))
      expectValue('the hash', hash((await Body?.transformToByteArray()) ?? ''), hash(bytes))
      expectValue('the ETag', ETag, `"${createHash('md5').update(bytes).digest('hex')}"`)
    },
  },
  {
    name: 'an object of no bytes',
    expected: '200, and 0 bytes come back',
    run: async (world) => {
      const key = world.key()
      await world.put(key, new Uint8Array())
      expectValue('the object', await world.get(key), '')
    },
  },
  {
    name: 'a stream by the SDK, checksum in a trailer',
    expected: '200; stored without its framing',
    run: async (world) => {
      const key = world.key()
      const Body = Readable.from([Buffer.alloc(70_000, 'a'), Buffer.alloc(3, 'b')])
      await world.s3.send(new PutObjectCommand({ ...world.at, Key: key, Body, ContentLength: 70_003 }))
      const head = await world.s3.send(new HeadObjectCommand({ ...world.at, Key: key }))
      expectValue('the size', head.ContentLength, 70_003)
      expectValue('the encoding', head.ContentEncoding ?? null, null)
    },
  },
  {
    name: 'a true trailer',
    expected: '200',
    run: async (world) => {
      const checksum = createHash('sha256').update('bytes').digest('base64')
      expectAnswer(await trailing(world, world.key(), checksum), 200)
    },
  },
  {
    name: 'a trailer of other bytes',
    expected: '400 BadDigest, nothing stored',
    run: async (world) => {
      const key = world.key()
      const answer = await trailing(world, key, createHash('sha256').update('other').digest('base64'))
      const isStored = await world.exists(key)
      expectAnswer(answer, 400, 'BadDigest')
      expectValue('the object', isStored, false)
    },
  },
  {
    name: 'signed chunks',
    expected: '200 and the bytes',
    run: async (world) => {
      const key = world.key()
      expectAnswer(await signedChunks(world, key, 'bytes'), 200)
      expectValue('the object', await world.get(key), 'bytes')
    },
  },
  {
    name: 'a signed chunk changed on the way',
    expected: '403 SignatureDoesNotMatch, nothing stored',
    run: async (world) => {
      const key = world.key()
      const answer = await signedChunks(world, key, 'BYTES')
      const isStored = await world.exists(key)
      expectAnswer(answer, 403, 'SignatureDoesNotMatch')
      expectValue('the object', isStored, false)
    },
  },
  {
    name: 'a client that goes away half-way',
    expected: 'nothing stored',
    run: async (world) => {
      const key = world.key()
      const body = randomBytes(MEGABYTE)
      const request = { ...put(world, key), body }
      const { headers } = await signRaw(world, request, { payload: 'UNSIGNED-PAYLOAD' })
      await world.raw({ ...request, headers, cutAfter: MEGABYTE / 2 })
      expectValue('the object', await world.exists(key), false)
    },
  },
  {
    name: 'a body of unknown length',
    expected: '411 MissingContentLength',
    run: async (world) => {
      const request = { ...put(world, world.key()), headers: { 'transfer-encoding': 'chunked' }, body: 'bytes' }
      expectAnswer(await world.signed(request, { payload: 'UNSIGNED-PAYLOAD' }), 411, 'MissingContentLength')
    },
  },
]
