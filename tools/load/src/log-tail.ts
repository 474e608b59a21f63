import { openSync, readSync, statSync } from 'node:fs'

/** Reads what a server has logged since the last look. A statement is in the log before its answer is sent. */
export function openLogTail(file: string): () => string {
  const descriptor = openSync(file, 'r')
  let position = statSync(file).size
  return () => {
    const fresh = Buffer.alloc(statSync(file).size - position)
    readSync(descriptor, fresh, 0, fresh.length, position)
    position += fresh.length
    return fresh.toString('utf8')
  }
}
