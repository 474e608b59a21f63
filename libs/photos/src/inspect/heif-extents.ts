import { ImageFault } from './image-fault.ts'

/** Items in the file itself, as opposed to those in the table or in another item. */
const IN_FILE = 0

/**
 * The last byte that an item location box (`iloc`, ISO 14496-12, 8.11.3) points to, plus one.
 * @throws ImageFault image-damaged where the box is shorter than it says
 */
export function extentsEnd(body: Buffer): number {
  let place = 0
  const take = (bytes: number): number => {
    if (place + bytes > body.length) throw new ImageFault('image-damaged')
    place += bytes
    if (bytes === 0) return 0
    return bytes === 8 ? Number(body.readBigUInt64BE(place - 8)) : body.readUIntBE(place - bytes, bytes)
  }
  const version = take(1)
  take(3)
  const [sizes, more] = [take(1), take(1)]
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 4, sizes & 15, more >> 4]
  const indexBytes = version === 0 ? 0 : more & 15
  if ([offsetBytes, lengthBytes, baseBytes, indexBytes].some((bytes) => ![0, 4, 8].includes(bytes)))
    throw new ImageFault('image-damaged')
  let end = 0
  for (let items = take(version < 2 ? 2 : 4); items > 0; items -= 1) {
    take(version < 2 ? 2 : 4)
    const method = version === 0 ? IN_FILE : take(2) & 15
    take(2)
    const base = take(baseBytes)
    for (let extents = take(2); extents > 0; extents -= 1) {
      take(indexBytes)
      const [offset, length] = [take(offsetBytes), take(lengthBytes)]
      if (method === IN_FILE) end = Math.max(end, base + offset + length)
    }
  }
  return end
}
