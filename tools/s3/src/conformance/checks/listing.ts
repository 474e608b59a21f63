import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectTaggingCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3'
import { type Check, expectAnswer, expectValue } from '../check.ts'
import { refusalOf, type World } from '../world.ts'

/** Puts objects below a prefix of their own. @returns the prefix */
async function below(world: World, names: string[]): Promise<string> {
  const prefix = world.key('')
  await Promise.all(names.map((name) => world.put(prefix + name)))
  return prefix
}

async function list(world: World, Prefix: string, more: object = {}) {
  const answer = await world.s3.send(new ListObjectsV2Command({ ...world.at, Prefix, ...more }))
  const keys = (answer.Contents ?? []).map(({ Key = '' }) => Key.slice(Prefix.length))
  const prefixes = (answer.CommonPrefixes ?? []).map((one) => one.Prefix?.slice(Prefix.length))
  return { keys, prefixes, next: answer.NextContinuationToken, isTruncated: answer.IsTruncated }
}

export const listingChecks: Check[] = [
  {
    name: 'ListObjectsV2',
    expected: 'keys in the order of their UTF-8 bytes',
    run: async (world) => {
      // UTF-16 would put the emoji before the last; a collation would put a before B.
      const names = ['a', 'B', '가', '😀', '\uff21', 'a b', 'a&<>"\'']
      const prefix = await below(world, names)
      const sorted = names.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
      expectValue('the order', (await list(world, prefix)).keys, sorted)
    },
  },
  {
    name: 'ListObjectsV2 with a delimiter',
    expected: 'what lies deeper is rolled up',
    run: async (world) => {
      const prefix = await below(world, ['1/a', '1/b', '2', '3/c/d', '4'])
      const { keys, prefixes } = await list(world, prefix, { Delimiter: '/' })
      expectValue(
        'the list',
        [keys, prefixes],
        [
          ['2', '4'],
          ['1/', '3/'],
        ],
      )
    },
  },
  {
    name: 'ListObjectsV2 in pages of two with a delimiter',
    expected: 'each key and prefix once, in order',
    run: async (world) => {
      const prefix = await below(world, ['1/a', '1/b', '2', '3/c/d', '4'])
      const pages: unknown[] = []
      let token: string | undefined
      do {
        const page = await list(world, prefix, { Delimiter: '/', MaxKeys: 2, ContinuationToken: token })
        pages.push([page.keys, page.prefixes])
        token = page.isTruncated ? page.next : undefined
      } while (token && pages.length < 9)
      expectValue('the pages', pages, [
        [['2'], ['1/']],
        [['4'], ['3/']],
      ])
    },
  },
  {
    name: 'ListObjectsV2 with StartAfter',
    expected: 'only later keys',
    run: async (world) => {
      const prefix = await below(world, ['a', 'b', 'c'])
      expectValue('the list', (await list(world, prefix, { StartAfter: `${prefix}a` })).keys, ['b', 'c'])
    },
  },
  {
    name: 'DELETE, twice',
    expected: '204 both times, and it is gone',
    run: async (world) => {
      const Key = world.key()
      await world.put(Key)
      for (let times = 0; times < 2; times++) {
        const { $metadata } = await world.s3.send(new DeleteObjectCommand({ ...world.at, Key }))
        expectValue('the status', $metadata.httpStatusCode, 204)
      }
      expectValue('the object', await world.exists(Key), false)
    },
  },
  {
    name: 'DeleteObjects',
    expected: 'all are gone, also one that never was',
    run: async (world) => {
      const prefix = await below(world, ['a', 'b&<>', 'c'])
      const Objects = ['a', 'b&<>', 'never'].map((name) => ({ Key: prefix + name }))
      const { Deleted, Errors } = await world.s3.send(new DeleteObjectsCommand({ ...world.at, Delete: { Objects } }))
      expectValue('the outcome', [Deleted?.length, Errors?.length ?? 0], [3, 0])
      expectValue('the rest', (await list(world, prefix)).keys, ['c'])
    },
  },
  {
    name: 'DeleteBucket of one that holds objects',
    expected: '409 BucketNotEmpty',
    run: async (world) => {
      await world.put(world.key())
      expectAnswer(await refusalOf(world.s3.send(new DeleteBucketCommand(world.at))), 409, 'BucketNotEmpty')
    },
  },
  {
    name: 'tags at PUT, replaced by PutObjectTagging',
    expected: 'the new tags; the bytes stay',
    run: async (world) => {
      const object = { ...world.at, Key: world.key() }
      await world.s3.send(new PutObjectCommand({ ...object, Body: 'bytes', Tagging: 'state=issued' }))
      const before = await world.s3.send(new GetObjectTaggingCommand(object))
      expectValue('the tags', before.TagSet, [{ Key: 'state', Value: 'issued' }])
      const TagSet = [{ Key: 'state', Value: 'attached' }]
      await world.s3.send(new PutObjectTaggingCommand({ ...object, Tagging: { TagSet } }))
      expectValue('the tags', (await world.s3.send(new GetObjectTaggingCommand(object))).TagSet, TagSet)
      expectValue('the bytes', await world.get(object.Key), 'bytes')
    },
  },
]
