import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An HTTP server in SQS's place for answers that a healthy SQS never gives; `undefined` leaves the request without one. */
export async function answering(answer: (request: unknown) => { status: number; body: unknown } | undefined) {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const given = answer(JSON.parse(Buffer.concat(chunks).toString()))
      if (!given) return
      response.writeHead(given.status, { 'content-type': 'application/x-amz-json-1.0' })
      response.end(JSON.stringify(given.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
