import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Answer } from './context.ts'
import { S3Error } from './s3-error.ts'
import type { ObjectStore } from './store/open-store.ts'
import { errorDocument, leaf } from './xml/write-xml.ts'

/** Sends an answer; bytes of an object go straight from its file. @throws where the object is gone, or the client */
export async function writeAnswer(response: ServerResponse, answer: Answer, store: ObjectStore): Promise<void> {
  const { status, headers = {}, body } = answer
  if (typeof body === 'object') {
    const file = await store.blobs.open(body.blob)
    try {
      response.writeHead(status, headers)
      await pipeline(file.createReadStream({ start: body.start, end: body.end }), response)
    } finally {
      // A stream that was never begun, for a client who has gone meanwhile, leaves it open.
      await file.close()
    }
    return
  }
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const empty = body === undefined && status !== 204 && status !== 304 ? { 'content-length': '0' } : {}
  response.writeHead(status, { ...empty, ...length, ...headers }).end(body)
}

/** An error as S3 tells it: a document, but for HEAD, whose answer has no body. */
export function errorAnswer(error: unknown, request: IncomingMessage, requestId: string): Answer {
  const told = error instanceof S3Error ? error : new S3Error('InternalError')
  if (request.method === 'HEAD') return { status: told.status, headers: { ...told.headers } }
  const body = errorDocument(
    leaf('Code', told.code),
    leaf('Message', told.message),
    leaf('Resource', (request.url ?? '').split('?')[0] ?? ''),
    leaf('RequestId', requestId),
  )
  return { status: told.status, headers: { 'content-type': 'application/xml', ...told.headers }, body }
}
