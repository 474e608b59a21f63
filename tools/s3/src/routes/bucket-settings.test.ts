import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketCorsCommand,
  GetBucketCorsCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUCKET, REGION, runS3 } from '../../test/running-s3.ts'

let server: Awaited<ReturnType<typeof runS3>>
const at = { Bucket: BUCKET }

beforeAll(async () => {
  server = await runS3()
})
afterAll(async () => {
  expect(server.errors).toEqual([])
  await server.close()
})

test('a bucket is made once, listed, and removed when it is empty', async () => {
  const { s3 } = server
  const other = { Bucket: 'other-bucket' }
  await s3.send(new CreateBucketCommand(other))
  await expect(s3.send(new CreateBucketCommand(other))).rejects.toThrow(
    expect.objectContaining({ name: 'BucketAlreadyOwnedByYou' }),
  )
  expect((await s3.send(new ListBucketsCommand())).Buckets?.map(({ Name }) => Name)).toEqual(['other-bucket', BUCKET])
  expect((await s3.send(new GetBucketLocationCommand(other))).LocationConstraint).toBe(REGION)
  await s3.send(new DeleteBucketCommand(other))
  await expect(s3.send(new HeadBucketCommand(other))).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } })
})

test('lifecycle rules are kept and given back', async () => {
  const { s3 } = server
  await expect(s3.send(new GetBucketLifecycleConfigurationCommand(at))).rejects.toMatchObject({
    name: 'NoSuchLifecycleConfiguration',
  })
  const Rules = [
    { ID: 'orphans', Status: 'Enabled' as const, Filter: { Prefix: 'originals/' }, Expiration: { Days: 2 } },
  ]
  await s3.send(new PutBucketLifecycleConfigurationCommand({ ...at, LifecycleConfiguration: { Rules } }))
  expect((await s3.send(new GetBucketLifecycleConfigurationCommand(at))).Rules).toEqual(Rules)
})

test('CORS rules go away again; a rule that S3 would not take is not taken', async () => {
  const { s3 } = server
  const put = (AllowedMethods: string[], AllowedOrigins = ['*']) =>
    s3.send(new PutBucketCorsCommand({ ...at, CORSConfiguration: { CORSRules: [{ AllowedMethods, AllowedOrigins }] } }))
  await put(['GET'])
  await expect(put(['PATCH'])).rejects.toMatchObject({ name: 'InvalidRequest' })
  await expect(put(['GET'], ['https://*.a.*'])).rejects.toMatchObject({ name: 'InvalidRequest' })
  expect((await s3.send(new GetBucketCorsCommand(at))).CORSRules).toHaveLength(1)
  await s3.send(new DeleteBucketCorsCommand(at))
  await expect(s3.send(new GetBucketCorsCommand(at))).rejects.toMatchObject({ name: 'NoSuchCORSConfiguration' })
})

const READ = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${BUCKET}/images/*` }

test.each([
  ['a right to write', { ...READ, Action: 's3:PutObject' }],
  ['every right', { ...READ, Action: 's3:*' }],
  ['a refusal', { ...READ, Effect: 'Deny' }],
  ['a condition', { ...READ, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }],
  ['one reader', { ...READ, Principal: { AWS: 'arn:aws:iam::123456789012:root' } }],
  ['another bucket', { ...READ, Resource: 'arn:aws:s3:::another/*' }],
  ['a star in the middle', { ...READ, Resource: `arn:aws:s3:::${BUCKET}/*/small` }],
])('a policy with %s is refused, not half understood', async (_, statement) => {
  const put = (Statement: object[]) =>
    server.s3.send(new PutBucketPolicyCommand({ ...at, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }))
  await put([READ])
  await expect(put([READ, statement])).rejects.toMatchObject({ name: 'MalformedPolicy' })
  const { Policy = '' } = await server.s3.send(new GetBucketPolicyCommand(at))
  expect(JSON.parse(Policy).Statement).toEqual([READ])
})
