import {
  GetBucketCorsCommand,
  PutBucketCorsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { type Check, expectAnswer, expectValue } from '../check.ts'
import type { World } from '../world.ts'

const ORIGIN = 'https://matjip.example'

async function withCors(world: World): Promise<void> {
  const rule = {
    AllowedOrigins: ['https://*.example'],
    AllowedMethods: ['PUT', 'GET'],
    AllowedHeaders: ['content-type', 'x-amz-*'],
    ExposeHeaders: ['ETag'],
    MaxAgeSeconds: 300,
  }
  await world.s3.send(new PutBucketCorsCommand({ ...world.at, CORSConfiguration: { CORSRules: [rule] } }))
}

async function preflight(world: World, headers: Record<string, string>) {
  await withCors(world)
  return world.raw({ method: 'OPTIONS', path: `/${world.bucket}/any`, headers })
}

const PREFLIGHTS: [what: string, headers: Record<string, string>, status: number][] = [
  [
    'a known origin, method and headers',
    {
      origin: ORIGIN,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type,x-amz-date',
    },
    200,
  ],
  ['a foreign origin', { origin: 'https://evil.test', 'access-control-request-method': 'PUT' }, 403],
  ['a method that is not allowed', { origin: ORIGIN, 'access-control-request-method': 'DELETE' }, 403],
  [
    'a header that is not allowed',
    { origin: ORIGIN, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'authorization' },
    403,
  ],
]

/** Everybody may read below `public/`. */
async function withPolicy(world: World): Promise<void> {
  const Resource = `arn:aws:s3:::${world.bucket}/public/*`
  const Statement = [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource }]
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement })
  await world.s3.send(new PutBucketPolicyCommand({ ...world.at, Policy }))
}

export const browserChecks: Check[] = [
  {
    name: 'PutBucketCors and GetBucketCors',
    expected: 'the rules come back',
    run: async (world) => {
      await withCors(world)
      const { CORSRules } = await world.s3.send(new GetBucketCorsCommand(world.at))
      expectValue(
        'the origins',
        CORSRules?.map((rule) => rule.AllowedOrigins),
        [['https://*.example']],
      )
    },
  },
  ...PREFLIGHTS.map(([what, headers, status]): Check => ({
    name: `preflight from ${what}`,
    expected: String(status),
    run: async (world) => {
      const answer = await preflight(world, headers)
      expectAnswer(answer, status)
      const allowed = status === 200 ? ORIGIN : undefined
      expectValue('the allowed origin', answer.headers['access-control-allow-origin'], allowed)
    },
  })),
  {
    name: 'a request from a known origin',
    expected: 'it is told so, and which headers its page may see; on a refusal too',
    run: async (world) => {
      await withCors(world)
      const headers = { origin: ORIGIN }
      const refused = await world.raw({ path: `/${world.bucket}/any`, headers })
      const answer = await world.signed({ path: `/${world.bucket}/${world.key()}`, headers })
      for (const { headers: told } of [refused, answer]) {
        expectValue('the allowed origin', told['access-control-allow-origin'], ORIGIN)
        expectValue('the exposed header', told['access-control-expose-headers'], 'ETag')
      }
    },
  },
  {
    name: 'a bucket policy that lets everybody read below a prefix',
    expected: 'anonymous GET: 200 there with its Cache-Control, 403 elsewhere',
    run: async (world) => {
      await withPolicy(world)
      const CacheControl = 'public, max-age=31536000, immutable'
      const name = world.key()
      for (const folder of ['public', 'private']) {
        const Key = `${folder}/${name}`
        await world.s3.send(new PutObjectCommand({ ...world.at, Key, Body: 'bytes', CacheControl }))
      }
      const answer = await world.raw({ path: `/${world.bucket}/public/${name}` })
      expectAnswer(answer, 200)
      expectValue('the caching', answer.headers['cache-control'], CacheControl)
      expectAnswer(await world.raw({ path: `/${world.bucket}/private/${name}` }), 403, 'AccessDenied')
    },
  },
  {
    name: 'anonymous PUT and DELETE where everybody may read',
    expected: '403 AccessDenied',
    run: async (world) => {
      await withPolicy(world)
      const path = `/${world.bucket}/public/${world.key()}`
      expectAnswer(await world.raw({ method: 'PUT', path, body: 'bytes' }), 403, 'AccessDenied')
      expectAnswer(await world.raw({ method: 'DELETE', path }), 403, 'AccessDenied')
    },
  },
  {
    name: 'anonymous list where everybody may read',
    expected: '403 AccessDenied',
    run: async (world) => {
      await withPolicy(world)
      expectAnswer(await world.raw({ path: `/${world.bucket}?list-type=2` }), 403, 'AccessDenied')
    },
  },
]
