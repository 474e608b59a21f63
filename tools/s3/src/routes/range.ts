import { S3Error } from '../s3-error.ts'

/** A part of an object, both ends included. */
export interface Range {
  start: number
  end: number
}

/**
 * Reads a `range` header for an object of `size` bytes. Several ranges, or words that are none, ask for all of it.
 * @throws S3Error InvalidRange where no byte of it is there
 */
export function readRange(header: string | undefined, size: number): Range | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return undefined
  const start = first === '' ? Math.max(size - Number(last), 0) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined
  if (start >= size || (first === '' && Number(last) === 0)) {
    throw new S3Error('InvalidRange', undefined, { 'content-range': `bytes */${size}` })
  }
  return { start, end }
}
