import { S3Error } from '../s3-error.ts'

/** Reads lines and counted bytes out of a stream of chunks. */
export interface ByteReader {
  /** Up to the next CRLF, which is eaten. @throws S3Error where none comes within `longest` bytes */
  line(longest: number): Promise<string>
  /** `count` bytes, in pieces as they come. */
  bytes(count: number): AsyncGenerator<Buffer, void, void>
  /** Whether nothing is left. */
  atEnd(): Promise<boolean>
}

const CRLF = Buffer.from('\r\n')

export function createByteReader(source: AsyncIterator<Buffer>): ByteReader {
  let held: Buffer = Buffer.alloc(0)
  const more = async () => {
    const { value, done } = await source.next()
    if (done) return false
    held = held.length === 0 ? value : Buffer.concat([held, value])
    return true
  }
  const need = async () => {
    if (!(await more())) throw new S3Error('IncompleteBody')
  }
  return {
    line: async (longest) => {
      for (;;) {
        const end = held.indexOf(CRLF)
        if (end > longest || (end === -1 && held.length > longest + CRLF.length)) throw new S3Error('InvalidRequest')
        if (end !== -1) {
          const line = held.toString('latin1', 0, end)
          held = held.subarray(end + CRLF.length)
          return line
        }
        await need()
      }
    },
    bytes: async function* (count) {
      for (let left = count; left > 0;) {
        if (held.length === 0) await need()
        const piece = held.subarray(0, left)
        held = held.subarray(piece.length)
        left -= piece.length
        if (piece.length > 0) yield piece
      }
    },
    atEnd: async () => {
      while (held.length === 0) if (!(await more())) return true
      return false
    },
  }
}
