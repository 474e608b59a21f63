import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { type Check, expectAnswer, expectValue } from '../check.ts'
import { refusalOf, type World } from '../world.ts'

const LETTERS = 'abcdefghij'

/** An object of ten letters, read with headers more. */
async function read(world: World, headers: Record<string, string>, method = 'GET') {
  const key = world.key()
  const { ETag = '' } = await world.put(key, LETTERS)
  const path = `/${world.bucket}/${key}`
  const filled = Object.entries(headers).map(([name, value]) => [name, value.replace('ETAG', ETag)])
  return world.signed({ method, path, headers: Object.fromEntries(filled) as Record<string, string> })
}

const RANGES: [range: string, bytes: string, told: string][] = [
  ['bytes=0-2', 'abc', 'bytes 0-2/10'],
  ['bytes=7-', 'hij', 'bytes 7-9/10'],
  ['bytes=-4', 'ghij', 'bytes 6-9/10'],
  ['bytes=8-99', 'ij', 'bytes 8-9/10'],
]

const AN_HOUR_AGO = () => new Date(Date.now() - 3_600_000).toUTCString()
const IN_AN_HOUR = () => new Date(Date.now() + 3_600_000).toUTCString()

export const readChecks: Check[] = [
  ...RANGES.map(([range, bytes, told]): Check => ({
    name: `GET with Range: ${range} of 10 bytes`,
    expected: `206 with ${told}`,
    run: async (world) => {
      const answer = await read(world, { range })
      expectAnswer(answer, 206)
      expectValue('the part', [answer.body, answer.headers['content-range']], [bytes, told])
    },
  })),
  {
    name: 'GET with Range: bytes=10-20 of 10 bytes',
    expected: '416 InvalidRange',
    run: async (world) => expectAnswer(await read(world, { range: 'bytes=10-20' }), 416, 'InvalidRange'),
  },
  {
    name: 'GET with If-None-Match of its ETag',
    expected: '304, no body',
    run: async (world) => {
      const answer = await read(world, { 'if-none-match': 'ETAG' })
      expectAnswer(answer, 304)
      expectValue('the body', answer.body, '')
    },
  },
  {
    name: 'GET with If-Match of another ETag',
    expected: '412 PreconditionFailed',
    run: async (world) => expectAnswer(await read(world, { 'if-match': '"00"' }), 412, 'PreconditionFailed'),
  },
  {
    name: 'GET with If-Modified-Since in the future of the object',
    expected: '304',
    // The object is written after this is said: two seconds, so that it is in its future whatever second that falls into.
    run: async (world) =>
      expectAnswer(await read(world, { 'if-modified-since': new Date(Date.now() + 2_000).toUTCString() }), 304),
  },
  {
    name: 'GET with If-Unmodified-Since an hour ago',
    expected: '412 PreconditionFailed',
    run: async (world) => {
      expectAnswer(await read(world, { 'if-unmodified-since': AN_HOUR_AGO() }), 412, 'PreconditionFailed')
    },
  },
  {
    name: 'GET with If-Match of its ETag and If-Unmodified-Since an hour ago',
    expected: '200: the ETag decides',
    run: async (world) => {
      expectAnswer(await read(world, { 'if-match': 'ETAG', 'if-unmodified-since': AN_HOUR_AGO() }), 200)
    },
  },
  {
    name: 'HEAD',
    expected: 'type, caching, metadata and size as they were put; no body',
    run: async (world) => {
      const Key = world.key()
      const kept = { ContentType: 'image/webp', CacheControl: 'public, max-age=31536000, immutable' }
      const Metadata = { source: 'phone' }
      await world.s3.send(new PutObjectCommand({ ...world.at, Key, Body: LETTERS, ...kept, Metadata }))
      const head = await world.s3.send(new HeadObjectCommand({ ...world.at, Key }))
      const { ContentType, CacheControl } = head
      expectValue('kept', { ContentType, CacheControl }, kept)
      expectValue('the rest', [head.Metadata, head.ContentLength], [Metadata, LETTERS.length])
    },
  },
  {
    name: 'GET of a key that is not there',
    expected: '404 NoSuchKey',
    run: async (world) => {
      const get = new GetObjectCommand({ ...world.at, Key: world.key() })
      expectAnswer(await refusalOf(world.s3.send(get)), 404, 'NoSuchKey')
    },
  },
  {
    name: 'GET in a bucket that is not there',
    expected: '404 NoSuchBucket',
    run: async (world) => {
      const get = new GetObjectCommand({ Bucket: `${world.bucket}-none`, Key: 'x' })
      expectAnswer(await refusalOf(world.s3.send(get)), 404, 'NoSuchBucket')
    },
  },
  {
    name: 'presigned GET with response-content-disposition',
    expected: '200 with that header',
    run: async (world) => {
      const Key = world.key()
      await world.put(Key)
      const ResponseContentDisposition = 'attachment; filename="photo.jpg"'
      const path = await world.presign(new GetObjectCommand({ ...world.at, Key, ResponseContentDisposition }))
      const answer = await world.raw({ path })
      expectValue('the header', answer.headers['content-disposition'], ResponseContentDisposition)
    },
  },
  {
    name: 'GET with If-Modified-Since a moment that has not come',
    expected: '200: such a date is no condition (RFC 9110 13.1.3), or 304',
    run: async (world) => {
      const answer = await read(world, { 'if-modified-since': IN_AN_HOUR() })
      if (answer.status !== 304) expectAnswer(answer, 200)
    },
  },
]
