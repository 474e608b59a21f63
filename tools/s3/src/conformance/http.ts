import { request } from 'node:http'

export interface RawRequest {
  method?: string
  /** Sent as it is: nobody tidies it. */
  path: string
  headers?: Record<string, string>
  body?: Uint8Array | string
  /** Ends the connection after that many bytes of the body. */
  cutAfter?: number
}

export interface RawAnswer {
  status: number
  headers: Record<string, string | undefined>
  body: string
  /** The code in an error's document. */
  code?: string
}

/** Milliseconds until a server that stays silent counts as one that does. */
const SILENCE_MS = 40_000

/** Sends a request as it is, on a connection of its own. Status 0: the connection ended without an answer. */
export function sendRaw(
  endpoint: string,
  { method = 'GET', path, headers = {}, body, cutAfter }: RawRequest,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(endpoint)
  const bytes = body === undefined ? undefined : Buffer.from(body)
  return new Promise((resolve) => {
    const none = () => resolve({ status: 0, headers: {}, body: '' })
    const length = bytes && !('transfer-encoding' in headers) ? { 'content-length': String(bytes.length) } : {}
    const options = { hostname, port, method, path, headers: { ...length, ...headers }, agent: false as const }
    const outgoing = request({ ...options, timeout: SILENCE_MS }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', none)
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('latin1')
        const [, code] = /<Code>(\w+)<\/Code>/.exec(text) ?? []
        const { statusCode = 0 } = incoming
        const answer = { status: statusCode, headers: incoming.headers as RawAnswer['headers'], body: text }
        resolve(code === undefined ? answer : { ...answer, code })
      })
    })
    outgoing.on('error', none)
    outgoing.on('timeout', () => outgoing.destroy())
    if (cutAfter === undefined) outgoing.end(bytes)
    else outgoing.write(bytes?.subarray(0, cutAfter) ?? '', () => setImmediate(() => outgoing.destroy()))
  })
}
