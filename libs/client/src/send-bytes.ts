/** How far the bytes have come. A second try begins at 0 again. */
export interface Progress {
  sentBytes: number
  totalBytes: number
}

export interface SendOptions {
  onProgress?: ((progress: Progress) => void) | undefined
  signal?: AbortSignal | undefined
}

/** What a ticket says about the PUT. */
interface Put {
  url: string
  headers: Record<string, string>
}

/** Browsers set it themselves, to the same number, and allow no other. */
const OWN_HEADER = /^content-length$/i

/** PUTs bytes straight into the store. Resolves with its status. @throws TypeError where it cannot be reached, or the abort reason */
export function sendBytes(put: Put, bytes: Blob, options: SendOptions): Promise<number> {
  const headers = Object.entries(put.headers).filter(([name]) => !OWN_HEADER.test(name))
  // Only XMLHttpRequest tells how much of an upload has left.
  const send = typeof XMLHttpRequest === 'undefined' ? sendByFetch : sendByXhr
  return send(put.url, headers, bytes, options)
}

type Headers = [name: string, value: string][]

async function sendByFetch(
  url: string,
  headers: Headers,
  bytes: Blob,
  { onProgress, signal }: SendOptions,
): Promise<number> {
  const totalBytes = bytes.size
  onProgress?.({ sentBytes: 0, totalBytes })
  const response = await fetch(url, { method: 'PUT', headers, body: bytes, signal: signal ?? null })
  await response.body?.cancel()
  if (response.ok) onProgress?.({ sentBytes: totalBytes, totalBytes })
  return response.status
}

function sendByXhr(url: string, headers: Headers, bytes: Blob, { onProgress, signal }: SendOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error)
    const xhr = new XMLHttpRequest()
    xhr.open('PUT', url)
    for (const [name, value] of headers) xhr.setRequestHeader(name, value)
    xhr.upload.onprogress = ({ loaded }) => onProgress?.({ sentBytes: loaded, totalBytes: bytes.size })
    const abort = () => xhr.abort()
    signal?.addEventListener('abort', abort, { once: true })
    xhr.onload = () => resolve(xhr.status)
    xhr.onerror = () => reject(new TypeError('The upload was cut off.'))
    xhr.onabort = () => reject((signal?.reason as Error | undefined) ?? new TypeError('The upload was aborted.'))
    xhr.onloadend = () => signal?.removeEventListener('abort', abort)
    xhr.send(bytes)
  })
}
