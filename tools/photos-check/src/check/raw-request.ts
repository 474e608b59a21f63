import { request } from 'node:http'

/** Sends a request whose path nobody tidies up on the way. @returns the status */
export function rawRequest(method: string, origin: string, path: string, body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const sent = request(
      { method, hostname, port, path, headers: { 'content-length': Buffer.byteLength(body) } },
      (answer) => {
        answer.resume()
        answer.once('end', () => resolve(answer.statusCode ?? 0))
      },
    )
    sent.once('error', reject)
    sent.end(body)
  })
}
