import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answerRequest } from './answer-request.ts'
import type { Account } from './auth/account.ts'
import type { Answer, Limits } from './context.ts'
import { corsHeaders } from './cors/cors-headers.ts'
import { rulesOf } from './cors/rules-of.ts'
import { S3Error } from './s3-error.ts'
import { readRequest, type S3Request } from './s3-request.ts'
import type { ObjectStore } from './store/open-store.ts'
import { errorAnswer, writeAnswer } from './write-answer.ts'

export interface S3ServerOptions {
  store: ObjectStore
  account: Account
  limits?: Partial<Limits>
  /** Our clock; the machine's by default. */
  now?: () => Date
  /** Told of what should not have happened; the client gets InternalError. */
  onError?: (error: unknown) => void
}

const LIMITS: Limits = { objectBytes: 5 * 2 ** 30, idleMs: 20_000 }
/** Bytes of all headers: S3's bound on user metadata is 2 KB, a presigned URL takes about as much. */
const MAX_HEADER_SIZE = 16_384
/** Milliseconds for the headers alone; whoever is slower holds a connection for nothing. */
const HEADERS_TIMEOUT = 10_000
/** Milliseconds for a whole request, however steadily it drips: an object of 5 GiB at 50 Mbit/s. */
const REQUEST_TIMEOUT = 15 * 60_000
/** Times that a read is begun anew because its object was replaced between look-up and opening. */
const READ_ATTEMPTS = 5

/** S3's API over HTTP on a store. The caller listens, on loopback only: everything here is one tenant's. */
export function createS3Server({ store, account, limits, now = () => new Date(), onError }: S3ServerOptions): Server {
  const bounds = { ...LIMITS, ...limits }

  const answer = async (incoming: IncomingMessage, response: ServerResponse, request: S3Request, ready: () => void) => {
    const asked = { request, store, account, limits: bounds, now: now(), ready }
    for (let attempt = 1; ; attempt++) {
      try {
        return await writeAnswer(response, await answerRequest(asked), store)
      } catch (error) {
        const isReplaced = (error as NodeJS.ErrnoException).code === 'ENOENT' && incoming.method === 'GET'
        if (!isReplaced || attempt === READ_ATTEMPTS) throw error
      }
    }
  }

  const handle = async (incoming: IncomingMessage, response: ServerResponse, waits: boolean) => {
    const requestId = randomUUID()
    response.setHeader('x-amz-request-id', requestId)
    let isWaiting = waits
    const ready = () => {
      if (isWaiting) response.writeContinue()
      isWaiting = false
    }
    try {
      const request = readRequest(incoming)
      for (const [name, value] of Object.entries(crossOrigin(store, request))) response.setHeader(name, value)
      await answer(incoming, response, request, ready)
    } catch (error) {
      if (response.headersSent || response.destroyed) return void response.destroy()
      if (!(error instanceof S3Error) && !incoming.errored) onError?.(error)
      const refusal: Answer = errorAnswer(error, incoming, requestId)
      // It was told not to send its body, so the connection's next bytes may be either; nobody has to guess.
      if (isWaiting) refusal.headers = { ...refusal.headers, connection: 'close' }
      await writeAnswer(response, refusal, store)
    }
  }

  const server = createServer({
    joinDuplicateHeaders: true,
    maxHeaderSize: MAX_HEADER_SIZE,
    headersTimeout: HEADERS_TIMEOUT,
    requestTimeout: REQUEST_TIMEOUT,
  })
  // An answer that cannot be sent any more has nobody left to be told.
  const start = (waits: boolean) => (incoming: IncomingMessage, response: ServerResponse) =>
    void handle(incoming, response, waits).catch(() => response.destroy())
  server.on('request', start(false))
  server.on('checkContinue', start(true))
  return server
}

function crossOrigin(store: ObjectStore, request: S3Request): Record<string, string> {
  if (request.headers.origin === undefined || request.method === 'OPTIONS') return {}
  return corsHeaders(rulesOf(store, request.bucket) ?? [], request.headers, request.method)
}
