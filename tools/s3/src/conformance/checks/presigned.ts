import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import type { RequestPresigningArguments } from '@smithy/types'
import { type Check, expectAnswer, expectValue } from '../check.ts'
import type { World } from '../world.ts'

const MINUTE = 60_000
/** Headers that the product signs for an upload. */
const BOUND = new Set(['host', 'content-type', 'content-length', 'if-none-match', 'x-amz-checksum-sha256'])

/** An upload bound to its type, size and a free key, with the headers that must go with it. */
async function boundPut(world: World, key: string, size = 5) {
  const put = { ...world.at, Key: key, ContentType: 'image/jpeg', ContentLength: size, IfNoneMatch: '*' }
  const path = await world.presign(new PutObjectCommand(put), { signableHeaders: BOUND, unhoistableHeaders: BOUND })
  return { method: 'PUT', path, headers: { 'content-type': 'image/jpeg', 'if-none-match': '*' }, body: 'bytes' }
}

async function signedGet(world: World, options?: RequestPresigningArguments) {
  const key = world.key()
  await world.put(key)
  return world.presign(new GetObjectCommand({ ...world.at, Key: key }), options)
}

export const presignedChecks: Check[] = [
  {
    name: 'presigned GET',
    expected: '200 and the bytes',
    run: async (world) => {
      const answer = await world.raw({ path: await signedGet(world) })
      expectAnswer(answer, 200)
      expectValue('the body', answer.body, 'bytes')
    },
  },
  {
    name: 'presigned PUT bound to type, size and a free key',
    expected: '200; the bytes and the type are kept',
    run: async (world) => {
      const key = world.key()
      const put = await boundPut(world, key)
      expectAnswer(await world.raw(put), 200)
      const answer = await world.raw({ path: await world.presign(new GetObjectCommand({ ...world.at, Key: key })) })
      expectValue('the type', [answer.body, answer.headers['content-type']], ['bytes', 'image/jpeg'])
    },
  },
  {
    name: 'presigned PUT, used a second time',
    expected: '412 PreconditionFailed',
    run: async (world) => {
      const put = await boundPut(world, world.key())
      expectAnswer(await world.raw(put), 200)
      expectAnswer(await world.raw(put), 412, 'PreconditionFailed')
    },
  },
  ...(
    [
      ['of another type', { headers: { 'content-type': 'image/png', 'if-none-match': '*' } }],
      ['of another size', { body: 'more bytes' }],
      ['without a signed header', { headers: { 'content-type': 'image/jpeg' } }],
      ['by another method', { method: 'DELETE', body: undefined }],
    ] as const
  ).map(([what, change]): Check => ({
    name: `presigned PUT ${what}`,
    expected: '403 SignatureDoesNotMatch, nothing stored',
    run: async (world) => {
      const key = world.key()
      const { body, ...put } = { ...(await boundPut(world, key)), ...change }
      expectAnswer(await world.raw({ ...put, ...(body === undefined ? {} : { body }) }), 403, 'SignatureDoesNotMatch')
      expectValue('the object', await world.exists(key), false)
    },
  })),
  {
    name: 'presigned PUT with an unsigned x-amz-meta-* more',
    expected: '403 AccessDenied',
    run: async (world) => {
      const { headers, ...put } = await boundPut(world, world.key())
      expectAnswer(await world.raw({ ...put, headers: { ...headers, 'x-amz-meta-by': 'eve' } }), 403, 'AccessDenied')
    },
  },
  {
    name: 'presigned URL after its time',
    expected: '403 AccessDenied',
    run: async (world) => {
      const path = await signedGet(world, { expiresIn: 60, signingDate: new Date(Date.now() - 2 * MINUTE) })
      expectAnswer(await world.raw({ path }), 403, 'AccessDenied')
    },
  },
  {
    name: 'presigned URL dated 30 minutes ahead',
    expected: '403 AccessDenied',
    run: async (world) => {
      const path = await signedGet(world, { signingDate: new Date(Date.now() + 30 * MINUTE) })
      expectAnswer(await world.raw({ path }), 403, 'AccessDenied')
    },
  },
  ...['0', '-1', '604801', 'soon'].map((expires): Check => ({
    name: `presigned URL with X-Amz-Expires=${expires}`,
    expected: '400 AuthorizationQueryParametersError',
    run: async (world) => {
      const path = (await signedGet(world)).replace(/X-Amz-Expires=\d+/, `X-Amz-Expires=${expires}`)
      expectAnswer(await world.raw({ path }), 400, 'AuthorizationQueryParametersError')
    },
  })),
  ...(
    [
      ['a longer X-Amz-Expires', (path: string) => path.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=86400')],
      ['a parameter more', (path: string) => `${path}&response-content-type=text%2Fhtml`],
      ['another key', (path: string) => path.replace('/object?', '/other?')],
      ['another bucket', (path: string) => path.replace(/^\/[^/]+/, '/another-bucket')],
      ['another signature', (path: string) => path.replace(/(X-Amz-Signature=)[0-9a-f]{4}/, '$1beef')],
    ] as const
  ).map(([what, change]): Check => ({
    name: `presigned URL with ${what}`,
    expected: '403 SignatureDoesNotMatch',
    run: async (world) => {
      expectAnswer(await world.raw({ path: change(await signedGet(world)) }), 403, 'SignatureDoesNotMatch')
    },
  })),
  {
    name: 'presigned URL of an unknown access key',
    expected: '403 InvalidAccessKeyId',
    run: async (world) => {
      const path = (await signedGet(world)).replace(/(X-Amz-Credential=)[^%]+/, '$1NOBODYSKEY')
      expectAnswer(await world.raw({ path }), 403, 'InvalidAccessKeyId')
    },
  },
  {
    name: 'presigned URL signed for another region',
    expected: '400 AuthorizationQueryParametersError',
    run: async (world) => {
      const path = await signedGet(world, { signingRegion: 'eu-west-3' })
      expectAnswer(await world.raw({ path }), 400, 'AuthorizationQueryParametersError')
    },
  },
]
