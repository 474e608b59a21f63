import { setTimeout as sleep } from 'node:timers/promises'
import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import type { S3Client } from '@aws-sdk/client-s3'

/** A part of an object. */
export interface Range {
  key: string
  start: number
  /** Bytes at most. */
  length: number
  /** Of the only object that is wanted; any unless given. */
  etag?: string
}

/** What S3 said. */
export interface RangeAnswer {
  status: number
  /** By their names in small letters. */
  headers: Readonly<Record<string, string>>
  /** Of an answer that is no success its explanation. */
  bytes: Buffer
}

/** As the SDK's `maxAttempts` of this client, and milliseconds before the second one, at most. */
const ATTEMPTS = 2
const BACKOFF_MS = 100
/** The whole or a part; not there, not the wanted one any more, and no such part. */
const UNDERSTOOD = new Set([200, 206, 404, 412, 416])
/** Characters of S3's explanation that are worth a log line. */
const EXPLAINED = 300

/**
 * Reads parts of a bucket's objects through a client's connections, credentials, signer and endpoint rules, without the SDK's
 * middleware, which costs more than the request (docs/adr/0050). Each photo of a post is looked at in this way.
 * @returns what fetches one: any answer that a client has to understand, such as 404, 412 and 416
 * @throws what the connection threw, or where S3 failed or refused (`$fault`, as the SDK has it), after two tries
 */
export function createRangeReader(s3: S3Client, bucket: string): (range: Range) => Promise<RangeAnswer> {
  let place: Promise<URL> | undefined
  return async (range) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await ask(s3, await (place ??= placeOf(s3, bucket)), range)
        if (UNDERSTOOD.has(answer.status)) return answer
        throw failureOf(answer)
      } catch (error) {
        if (attempt === ATTEMPTS || (error as { $fault?: string }).$fault === 'client') throw error
        await sleep(Math.random() * BACKOFF_MS)
      }
    }
  }
}

/** Where the bucket is: in the name of the host, or in the path where the client was told of an endpoint. */
async function placeOf({ config }: S3Client, bucket: string): Promise<URL> {
  const given = await config.endpoint?.()
  const port = given?.port === undefined ? '' : `:${given.port}`
  return config.endpointProvider({
    Region: await config.region(),
    Bucket: bucket,
    ForcePathStyle: config.forcePathStyle,
    UseFIPS: await config.useFipsEndpoint(),
    UseDualStack: await config.useDualstackEndpoint(),
    ...(given && { Endpoint: `${given.protocol}//${given.hostname}${port}${given.path}` }),
  }).url
}

/** As S3 signs a name: `encodeURIComponent` leaves five characters alone. */
const escaped = (name: string) =>
  encodeURIComponent(name).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)

async function ask({ config }: S3Client, { protocol, hostname, host, port, pathname }: URL, range: Range) {
  const { key, start, length, etag } = range
  const signer = await config.signer()
  const request = {
    ...{ method: 'GET', protocol, hostname, query: {} },
    ...(port === '' ? {} : { port: Number(port) }),
    path: `${pathname.replace(/\/$/, '')}/${key.split('/').map(escaped).join('/')}`,
    headers: {
      host,
      range: `bytes=${start}-${start + length - 1}`,
      ...(etag === undefined ? {} : { 'if-match': etag }),
    },
  }
  const signingDate = new Date(Date.now() + config.systemClockOffset)
  const signed = await signer.sign(request, { signingDate })
  const { response } = await config.requestHandler.handle(signed as never)
  const { statusCode, headers, body } = response as {
    statusCode: number
    headers: Record<string, string>
    body: Readable
  }
  return { status: statusCode, headers, bytes: await buffer(body) }
}

function failureOf({ status, bytes }: RangeAnswer): Error {
  const $fault = status >= 500 || status === 429 ? 'server' : 'client'
  const error = new Error(`S3 answered ${status}: ${bytes.toString('utf8', 0, EXPLAINED)}`)
  return Object.assign(error, { $fault, $metadata: { httpStatusCode: status } })
}
