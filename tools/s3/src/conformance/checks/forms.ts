import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post'
import { type Check, expectAnswer, expectValue } from '../check.ts'
import type { RawAnswer } from '../http.ts'
import type { World } from '../world.ts'

const MINIMUM = 3
const MAXIMUM = 10
const FITTING = 'bytes'

interface Change {
  /** Of what is signed. */
  sign?: Partial<PresignedPostOptions>
  /** Of the fields that are sent; undefined leaves one out. */
  fields?: Record<string, string | undefined>
  file?: string
  bucket?: string
}

/** Signs a form for a JPEG of 3 to 10 bytes, changes it, and sends it. */
async function post(
  world: World,
  key: string,
  { sign, fields, file = FITTING, bucket }: Change = {},
): Promise<RawAnswer> {
  const signed = await createPresignedPost(world.s3, {
    Bucket: world.bucket,
    Key: key,
    Conditions: [['content-length-range', MINIMUM, MAXIMUM]],
    Fields: { 'Content-Type': 'image/jpeg' },
    Expires: 60,
    ...sign,
  })
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...signed.fields, ...fields }))
    if (value !== undefined) form.append(name, value)
  form.append('file', new Blob([file]), 'photo.jpg')
  const encoded = new Response(form)
  return world.raw({
    method: 'POST',
    path: `/${bucket ?? world.bucket}`,
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    body: Buffer.from(await encoded.arrayBuffer()),
  })
}

const REFUSED: [what: string, change: Change, status: number, code: string][] = [
  ['whose file is larger than signed', { file: 'more than ten' }, 400, 'EntityTooLarge'],
  ['whose file is smaller than signed', { file: 'no' }, 400, 'EntityTooSmall'],
  ['of another type', { fields: { 'Content-Type': 'text/html' } }, 403, 'AccessDenied'],
  ['for another key', { fields: { key: 'another' } }, 403, 'AccessDenied'],
  ['with a field that the policy does not name', { fields: { 'x-amz-meta-by': 'eve' } }, 403, 'AccessDenied'],
  ['after its time', { sign: { Expires: -60 } }, 403, 'AccessDenied'],
  [
    'with a wider policy under the old signature',
    { fields: { Policy: Buffer.from('{"expiration":"2099-01-01T00:00:00Z","conditions":[]}').toString('base64') } },
    403,
    'SignatureDoesNotMatch',
  ],
  ['without a policy', { fields: { Policy: undefined, 'X-Amz-Signature': undefined } }, 403, 'AccessDenied'],
]

export const formChecks: Check[] = [
  {
    name: 'a form as it was signed',
    expected: '204; bytes and type are kept',
    run: async (world) => {
      const key = world.key()
      expectAnswer(await post(world, key), 204)
      expectValue('the object', await world.get(key), FITTING)
    },
  },
  {
    name: 'a form with success_action_status 201',
    expected: '201 with a document that names the object',
    run: async (world) => {
      const sign = { Fields: { success_action_status: '201' } }
      const key = world.key()
      const answer = await post(world, key, { sign })
      expectAnswer(answer, 201)
      expectValue('the key', answer.body.includes(`<Key>${key}</Key>`), true)
    },
  },
  ...REFUSED.map(([what, change, status, code]): Check => ({
    name: `a form ${what}`,
    expected: `${status} ${code}, nothing stored`,
    run: async (world) => {
      const key = world.key()
      const answer = await post(world, key, change)
      const isStored = await world.exists(change.fields?.key ?? key)
      expectAnswer(answer, status, code)
      expectValue('the object', isStored, false)
    },
  })),
  {
    name: 'a form with starts-with on its key and type, kept',
    expected: '204',
    run: async (world) => {
      const key = world.key()
      const Conditions: PresignedPostOptions['Conditions'] = [['starts-with', '$Content-Type', 'image/']]
      const answer = await post(world, key, {
        sign: { Conditions, Fields: {} },
        fields: { 'Content-Type': 'image/png' },
      })
      expectAnswer(answer, 204)
    },
  },
  {
    name: 'a form with starts-with on its type, broken',
    expected: '403 AccessDenied, nothing stored',
    run: async (world) => {
      const key = world.key()
      const Conditions: PresignedPostOptions['Conditions'] = [['starts-with', '$Content-Type', 'image/']]
      const answer = await post(world, key, {
        sign: { Conditions, Fields: {} },
        fields: { 'Content-Type': 'text/html' },
      })
      expectAnswer(answer, 403, 'AccessDenied')
      expectValue('the object', await world.exists(key), false)
    },
  },
]
