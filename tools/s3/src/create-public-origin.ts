import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { corsHeaders } from './cors/cors-headers.ts'
import { rulesOf } from './cors/rules-of.ts'
import { readObject } from './routes/get-object.ts'
import { S3Error } from './s3-error.ts'
import { readRequest } from './s3-request.ts'
import type { ObjectStore } from './store/open-store.ts'
import { errorAnswer, writeAnswer } from './write-answer.ts'

/** Milliseconds for the headers of a request. */
const HEADERS_TIMEOUT = 10_000

/**
 * One bucket as an origin of its own, read-only, as a CDN in front of it would show it: `/key` for `/bucket/key`. What the
 * bucket's policy does not let everybody read is not there. Nothing is signed here, and no query has a meaning.
 */
export function createPublicOrigin(store: ObjectStore, bucket: string): Server {
  const answer = (incoming: IncomingMessage) => {
    if (incoming.method !== 'GET' && incoming.method !== 'HEAD') throw new S3Error('MethodNotAllowed')
    const [path = '/'] = (incoming.url ?? '/').split('?')
    const request = { ...readRequest(incoming, `/${bucket}${path}`), query: {} }
    if (request.bucket !== bucket || request.key === undefined) throw new S3Error('AccessDenied')
    const found = readObject({ request, store, caller: { kind: 'anonymous' } })
    const cors = corsHeaders(rulesOf(store, bucket) ?? [], request.headers, request.method)
    // Bytes of strangers are shown as what they are said to be, never guessed to be a page.
    return { ...found, headers: { ...found.headers, ...cors, 'x-content-type-options': 'nosniff' } }
  }
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    try {
      await writeAnswer(response, answer(incoming), store)
    } catch (error) {
      if (response.headersSent) return void response.destroy()
      await writeAnswer(response, errorAnswer(error, incoming, ''), store)
    }
  }
  return createServer({ headersTimeout: HEADERS_TIMEOUT, joinDuplicateHeaders: true }, (incoming, response) => {
    void handle(incoming, response).catch(() => response.destroy())
  })
}
