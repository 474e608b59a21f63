/** An answer of a server. */
export interface Answer {
  status: number
  body: Buffer
}

const HEAD_END = Buffer.from('\r\n\r\n')
const LENGTH = /\r\ncontent-length: *(\d+)/i

/**
 * Reads answers from the pieces of one connection on which one request is under way at a time. Only as much of HTTP as our services
 * speak to it: a Content-Length, and no chunks. @throws Error for what it does not understand
 */
export function createAnswerReader(done: (answer: Answer) => void): (piece: Buffer) => void {
  let held: Buffer | undefined
  return (piece) => {
    const bytes = held === undefined ? piece : Buffer.concat([held, piece])
    held = bytes
    const end = bytes.indexOf(HEAD_END)
    if (end < 0) return
    const head = bytes.toString('latin1', 0, end)
    const status = Number(head.slice(9, 12))
    const length = LENGTH.exec(head)?.[1]
    if (length === undefined && status !== 304 && status !== 204) throw new Error(`no length: ${head}`)
    const from = end + HEAD_END.length
    const to = from + Number(length ?? 0)
    if (bytes.length < to) return
    if (bytes.length > to) throw new Error('more than one answer')
    held = undefined
    done({ status, body: bytes.subarray(from, to) })
  }
}
