import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

export type RawAnswer = { status: number; head: string; body: string }

/**
 * Sends a request target exactly as given: fetch and node:http would normalise it or refuse it.
 * @param headers further header lines.
 */
export async function rawRequest(port: number, target: string, headers: string[] = []): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1')
  const lines = [`GET ${target} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers, '', '']
  socket.write(lines.join('\r\n'), 'latin1')
  // An interim answer to `Expect` comes first and is not the answer.
  const answer = (await text(socket)).replace(/^HTTP\/1\.1 100 [^]*?\r\n\r\n/, '')
  const [head = '', body = ''] = answer.split('\r\n\r\n', 2)
  return { status: Number(head.split(' ')[1]), head, body }
}

/** The JSON of an answer, whether it came with a length or in one chunk. */
export function jsonOf<T>(answer: RawAnswer): T {
  return JSON.parse(answer.body.slice(answer.body.indexOf('{'), answer.body.lastIndexOf('}') + 1)) as T
}
