import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto'
import type { Checksum, SourceData } from '@smithy/types'

/** SHA-256, or HMAC-SHA-256 under a secret, in the form that the signing library asks for. */
export class Sha256 implements Checksum {
  readonly digestLength = 32
  readonly #make: () => Hash | Hmac
  #hash: Hash | Hmac

  constructor(secret?: SourceData) {
    const key = secret === undefined || typeof secret === 'string' ? secret : bytesOf(secret)
    this.#make = () => (key === undefined ? createHash('sha256') : createHmac('sha256', key))
    this.#hash = this.#make()
  }

  update(chunk: Uint8Array): void {
    this.#hash.update(chunk)
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }

  reset(): void {
    this.#hash = this.#make()
  }
}

function bytesOf(data: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data)
}
