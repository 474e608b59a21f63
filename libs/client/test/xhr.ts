import { request } from 'node:http'
import type { ClientRequest } from 'node:http'

/** Bytes of a step: an upload is told of on its way, as browsers do. */
const STEP = 64 * 1024
/** What pages may not set: browsers do so themselves, and complain. */
const FORBIDDEN = /^(content-length|host|cookie|connection)$/i

/**
 * XMLHttpRequest as far as an upload needs it, on a real socket: Node has none. Progress is told when a step has left, an abort
 * cuts the connection, and a header that pages may not set is a fault of whoever sets it.
 */
export class NodeXhr {
  readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  onload?: () => void
  onerror?: () => void
  onabort?: () => void
  onloadend?: () => void
  status = 0
  #call: ClientRequest | undefined
  #isAborted = false

  open(method: string, url: string): void {
    this.#call = request(url, { method })
    this.#call.on('response', (response) => {
      response.resume().on('end', () => {
        this.status = response.statusCode ?? 0
        this.#end(() => this.onload?.())
      })
    })
    this.#call.on('error', () => this.#end(() => (this.#isAborted ? this.onabort?.() : this.onerror?.())))
  }

  setRequestHeader(name: string, value: string): void {
    if (FORBIDDEN.test(name)) throw new Error(`Refused to set unsafe header "${name}"`)
    this.#call?.setHeader(name, value)
  }

  async send(body: Blob): Promise<void> {
    const bytes = Buffer.from(await body.arrayBuffer())
    this.#call?.setHeader('content-length', bytes.length)
    for (let at = 0; at < bytes.length && !this.#isAborted; at += STEP) {
      const step = bytes.subarray(at, at + STEP)
      const { promise: left, resolve } = Promise.withResolvers<unknown>()
      this.#call?.write(step, resolve)
      await left
      if (!this.#isAborted) this.upload.onprogress?.({ loaded: at + step.length, total: bytes.length })
    }
    this.#call?.end()
  }

  abort(): void {
    this.#isAborted = true
    this.#call?.destroy(new Error('aborted'))
  }

  #end(tell: () => void): void {
    tell()
    this.onloadend?.()
  }
}
