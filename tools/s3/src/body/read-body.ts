import type { IncomingMessage } from 'node:http'
import { S3Error } from '../s3-error.ts'

/**
 * The bytes of a request as they come.
 * @param idleMs longest silence of the client, in milliseconds; our own work on a chunk does not count
 * @throws S3Error RequestTimeout; the error of the connection where the client went away
 */
export async function* readBody(incoming: IncomingMessage, idleMs: number): AsyncGenerator<Buffer, void, void> {
  // Not destroyed on return: that would take the connection, over which the refusal still has to go.
  const chunks: AsyncIterator<Buffer> = incoming.iterator({ destroyOnReturn: false })
  try {
    for (;;) {
      const { value, done } = await within(idleMs, chunks.next())
      if (done) return
      yield value
    }
  } finally {
    // Whoever stops early leaves the rest to be thrown away, which an iterator that is still there would keep from coming.
    // Not awaited: it ends only after a read that may never end.
    void chunks.return?.()?.catch(() => undefined)
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const idle = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new S3Error('RequestTimeout', undefined, { connection: 'close' })), ms)
  })
  // The client may well go away after we have given it up.
  work.catch(() => undefined)
  return Promise.race([work, idle]).finally(() => clearTimeout(timer))
}
