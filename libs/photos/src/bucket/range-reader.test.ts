import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { expect, test } from 'vitest'
import { createRangeReader } from './range-reader.ts'

const CREDENTIALS = { accessKeyId: 'key', secretAccessKey: 'secret', sessionToken: 'session' }
const KEY = 'originals/1-국밥 +(1).jpg'

test('asks the place that the SDK asks, signed for it, at AWS and at an endpoint of one’s own', async () => {
  for (const place of [{}, { endpoint: 'http://127.0.0.1:9000', forcePathStyle: true }]) {
    const asked: Record<string, unknown>[] = []
    const handle = async ({ protocol, hostname, port, path, headers }: Record<string, unknown>) => {
      const { host, range, 'if-match': etag, 'x-amz-security-token': token, authorization } = headers as Headers
      const scope = /Credential=([^,]+)/.exec(authorization ?? '')?.[1]
      asked.push({ protocol, hostname, port, path, host, range, etag, token, scope })
      return { response: { statusCode: 206, headers: {}, body: Readable.from([Buffer.from('x')]) } }
    }
    const s3 = new S3Client({
      ...{ region: 'ap-northeast-2', credentials: CREDENTIALS, ...place },
      requestHandler: { handle, destroy() {}, updateHttpClientConfig() {}, httpHandlerConfigs: () => ({}) } as never,
    })
    await s3.send(new GetObjectCommand({ Bucket: 'photos', Key: KEY, Range: 'bytes=5-14', IfMatch: '"e"' }))
    await createRangeReader(s3, 'photos')({ key: KEY, start: 5, length: 10, etag: '"e"' })
    const path = (asked[0]?.path as string).replace(/\?.*$/, '')
    expect(asked[1]).toEqual({ ...asked[0], path })
  }
})

interface Headers {
  host?: string
  range?: string
  'if-match'?: string
  'x-amz-security-token'?: string
  authorization?: string
}

test('a failure of S3 is tried once more; a refusal is not', async () => {
  const statuses = [503, 206, 500, 503, 403]
  const server = createServer((_, answer) => answer.writeHead(statuses.shift() ?? 200).end('why'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const s3 = new S3Client({ region: 'ap-northeast-2', credentials: CREDENTIALS, endpoint, forcePathStyle: true })
  const range = createRangeReader(s3, 'photos')
  const read = () => range({ key: KEY, start: 0, length: 10 })
  expect(await read()).toMatchObject({ status: 206, bytes: Buffer.from('why') })
  await expect(read()).rejects.toMatchObject({ $fault: 'server', message: 'S3 answered 503: why' })
  await expect(read()).rejects.toMatchObject({ $fault: 'client' })
  expect(statuses).toEqual([])
  s3.destroy()
  server.close()
})
