import type { ByteReader } from './byte-reader.ts'

/** What a file's own structure declares, before anything is decoded. */
export interface Measured {
  /** Pixels as stored: an orientation is not applied. */
  width: number
  height: number
  frames: number
}

/**
 * Walks through a file of one type as far as it must to know its size and that its image does not end early.
 * @throws ImageFault
 */
export type Measure = (reader: ByteReader) => Promise<Measured>
