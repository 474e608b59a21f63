import { createHash, randomUUID } from 'node:crypto'
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { SignatureV4 } from '@smithy/signature-v4'
import type { RequestPresigningArguments } from '@smithy/types'
import { Sha256 } from '../auth/sha256.ts'
import { Deviation } from './check.ts'
import { type RawAnswer, type RawRequest, sendRaw } from './http.ts'

/** A server that is held to S3. */
export interface Target {
  endpoint: string
  region: string
  credentials: { accessKeyId: string; secretAccessKey: string }
}

export interface SignOptions {
  signingDate?: Date
  region?: string
  credentials?: Target['credentials']
  /** What `x-amz-content-sha256` says; the true hash unless given, null for no such header. */
  payload?: string | null
}

export type World = ReturnType<typeof createWorld>

/** What checks work with: the SDK as an application has it, and raw requests for what no SDK would send. */
export function createWorld(target: Target, bucket: string) {
  const { endpoint, region, credentials } = target
  const common = { endpoint, region, credentials, forcePathStyle: true, maxAttempts: 1 }
  const s3 = new S3Client(common)
  /** As the product signs: no checksum that nobody asked for. */
  const signing = new S3Client({ ...common, requestChecksumCalculation: 'WHEN_REQUIRED' })
  const at = { Bucket: bucket }

  const raw = (request: RawRequest) => sendRaw(endpoint, request)
  const signed = async (request: RawRequest, options: SignOptions = {}): Promise<RawAnswer> => {
    const { path, headers } = await signRaw(target, request, options)
    return raw({ ...request, path, headers })
  }
  return {
    ...target,
    bucket,
    s3,
    at,
    raw,
    signed,
    /** A key that nobody used. */
    key: (name = 'object') => `${randomUUID()}/${name}`,
    put: (key: string, Body: string | Uint8Array = 'bytes') => s3.send(new PutObjectCommand({ ...at, Key: key, Body })),
    get: (key: string) => readText(s3, { ...at, Key: key }),
    exists: (key: string) => exists(s3, { ...at, Key: key }),
    /** A presigned URL as path and query. */
    presign: async (command: GetObjectCommand | PutObjectCommand, options?: RequestPresigningArguments) => {
      const url = new URL(await getSignedUrl(signing, command as GetObjectCommand, options))
      return url.pathname + url.search
    },
    close: () => [s3, signing].forEach((client) => client.destroy()),
  }
}

/** Signs a raw request's headers; the query is read from its path. */
export async function signRaw(
  { endpoint, ...target }: Target,
  { method = 'GET', path, headers = {}, body }: RawRequest,
  { signingDate = new Date(), region = target.region, credentials = target.credentials, payload }: SignOptions = {},
): Promise<{ path: string; headers: Record<string, string> }> {
  const hash =
    payload === undefined
      ? createHash('sha256')
          .update(body ?? '')
          .digest('hex')
      : payload
  const signer = new SignatureV4({
    credentials,
    region,
    service: 's3',
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: false,
  })
  const { host, hostname, searchParams } = new URL(path, endpoint)
  const request = await signer.sign(
    {
      method,
      protocol: 'http:',
      hostname,
      path: path.split('?')[0] ?? path,
      query: Object.fromEntries(searchParams),
      headers: { ...headers, host, ...(hash === null ? {} : { 'x-amz-content-sha256': hash }) },
    },
    { signingDate },
  )
  return { path, headers: request.headers }
}

async function readText(s3: S3Client, place: { Bucket: string; Key: string }): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand(place))
  return (await Body?.transformToString()) ?? ''
}

async function exists(s3: S3Client, place: { Bucket: string; Key: string }): Promise<boolean> {
  return s3.send(new HeadObjectCommand(place)).then(
    () => true,
    () => false,
  )
}

/** The refusal of a request that the SDK sent, as raw answers have it. */
export async function refusalOf(work: Promise<unknown>): Promise<RawAnswer> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof S3ServiceException)) throw error
    return { status: error.$metadata.httpStatusCode ?? 0, code: error.name, headers: {}, body: error.message }
  }
  throw new Deviation('accepted')
}
