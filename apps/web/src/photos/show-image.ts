import type { Image } from '../api/types.ts'

/** A copy of what was read, with an image as it is now wherever it stands; the same object where it stands nowhere. */
export function showImage<T>(read: T, image: Image): T {
  if (Array.isArray(read)) {
    const shown = read.map((value: unknown) => showImage(value, image))
    return shown.some((value, index) => value !== read[index]) ? (shown as T) : read
  }
  if (typeof read !== 'object' || read === null) return read
  if ('variants' in read && 'placeholder' in read)
    return (read as { id?: unknown }).id === image.id ? (image as T) : read
  const inner = Object.entries(read).map(([name, field]) => [name, showImage(field as unknown, image)] as const)
  const before = read as Record<string, unknown>
  return inner.some(([name, field]) => field !== before[name]) ? (Object.fromEntries(inner) as T) : read
}
