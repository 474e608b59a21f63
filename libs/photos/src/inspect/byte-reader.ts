import { ImageFault } from './image-fault.ts'

/** A file somewhere else, of which parts can be fetched. */
export interface ByteSource {
  byteSize: number
  /** How it begins, where somebody has fetched that already: `FIRST_WINDOW` or all of it. */
  beginning?: Buffer
  /** Bytes from a place on, exactly `length`, which lie within the file. */
  read(start: number, length: number): Promise<Buffer>
}

/** Bytes of the first fetch: file-type needs 4 KB, and the header of most photos ends in 64, their EXIF with its small picture included. */
export const FIRST_WINDOW = 64 * 1024
/** Later ones double up to this: a walk through 20 MB is a dozen requests, and one window is in memory at a time. */
const LARGEST_WINDOW = 2 * 1024 * 1024
/** A file that makes us jump about more than this is not built like any camera's. */
const MOST_FETCHES = 64
/** Nor one that makes us look more often than this: a GIF of 20 MB has 80,000 blocks. It bounds the time of a hostile one to tenths of a second. */
const MOST_LOOKS = 250_000

/** Looks into a file without having it: keeps one window, and fetches another where it is left. */
export interface ByteReader {
  readonly byteSize: number
  /** Exactly `length` bytes. @throws ImageFault image-truncated where the file ends before */
  at(start: number, length: number): Promise<Buffer>
  /** What is in the window from a place on, at least one byte. @throws ImageFault image-truncated at the end of the file */
  from(start: number): Promise<Buffer>
  /** The last bytes, at most `length`; does not move the window. */
  tail(length: number): Promise<Buffer>
}

export function createByteReader({ byteSize, beginning, read }: ByteSource): ByteReader {
  let start = 0
  let window: Buffer = beginning ?? Buffer.alloc(0)
  let size = beginning ? 2 * FIRST_WINDOW : FIRST_WINDOW
  let fetches = beginning ? 1 : 0
  let looks = 0

  const fetchBytes = (place: number, length: number) => {
    fetches += 1
    if (fetches > MOST_FETCHES) throw new ImageFault('image-damaged')
    return read(place, length)
  }
  const holds = (place: number, length: number) => place >= start && place + length <= start + window.length
  const load = async (place: number, length: number) => {
    looks += 1
    if (looks > MOST_LOOKS) throw new ImageFault('image-damaged')
    if (place < 0 || place + length > byteSize) throw new ImageFault('image-truncated')
    if (holds(place, length)) return
    const wanted = Math.min(Math.max(length, size), byteSize - place)
    window = await fetchBytes(place, wanted)
    start = place
    size = Math.min(size * 2, LARGEST_WINDOW)
  }
  return {
    byteSize,
    async at(place, length) {
      await load(place, length)
      return window.subarray(place - start, place - start + length)
    },
    async from(place) {
      await load(place, 1)
      return window.subarray(place - start)
    },
    async tail(length) {
      const wanted = Math.min(length, byteSize)
      const place = byteSize - wanted
      return holds(place, wanted) ? window.subarray(place - start) : fetchBytes(place, wanted)
    },
  }
}
