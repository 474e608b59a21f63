import { thumbHashToDataURL } from 'thumbhash'

/** Drawn once each; a page shows the same photo in several places. Some 300 bytes an entry. */
const drawn = new Map<string, string>()

/** A blurred picture of a photo as a `data:` URL, from the API's base64 thumbhash; undefined where it cannot be read. */
export function placeholderUrl(hash: string): string | undefined {
  const before = drawn.get(hash)
  if (before !== undefined) return before
  try {
    const url = thumbHashToDataURL(Uint8Array.from(atob(hash), (char) => char.charCodeAt(0)))
    drawn.set(hash, url)
    return url
  } catch {
    return undefined
  }
}
