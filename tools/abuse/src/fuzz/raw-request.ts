import type { Agent, IncomingHttpHeaders } from 'node:http'
import { request } from 'node:http'

/** A request as it goes over the wire: names and values of headers in turns, so that one may come twice. */
export interface RawRequest {
  method: string
  path: string
  headers: string[]
  body: string | undefined
}

export interface RawAnswer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/** Milliseconds: `Prefer: wait` may take 5 s, and the machine may do other things, too. */
const TIMEOUT_MS = 30_000

/** Sends it as it is. A stream is left once it has begun. @throws Error where the connection ends without an answer */
export function sendRaw(origin: URL, agent: Agent, { method, path, headers, body }: RawRequest): Promise<RawAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>()
  const bytes = body === undefined ? undefined : Buffer.from(body)
  const length = bytes === undefined ? [] : ['content-length', String(bytes.length)]
  const sent = request(
    {
      host: origin.hostname,
      port: origin.port,
      agent,
      method,
      path,
      headers: ['host', origin.host, ...headers, ...length],
      timeout: TIMEOUT_MS,
    },
    (answer) => {
      const status = answer.statusCode ?? 0
      if (answer.headers['content-type']?.startsWith('text/event-stream')) {
        resolve({ status, headers: answer.headers, text: '' })
        sent.destroy()
        return
      }
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => (text += chunk))
      answer.on('end', () => resolve({ status, headers: answer.headers, text }))
      answer.on('error', reject)
    },
  )
  sent.on('timeout', () => sent.destroy(new Error(`no answer in ${TIMEOUT_MS} ms`)))
  sent.on('error', reject)
  sent.end(bytes)
  return promise
}
