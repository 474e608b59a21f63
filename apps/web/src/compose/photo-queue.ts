/** A photo of a draft, from the hand to the store. */
export interface DraftPhoto {
  /** Of this draft alone. */
  readonly key: string
  readonly name: string
  /** `blob:` URL of the picked file. */
  readonly preview: string
  readonly state: 'uploading' | 'uploaded' | 'failed'
  /** 0 to 1, of the bytes that have left. */
  readonly progress: number
  /** Once it is uploaded. */
  readonly uploadId: string | null
  /** Words for a person, where it failed. */
  readonly fault: string | null
}

export type PhotoEvent =
  | { readonly type: 'added'; readonly photos: readonly Pick<DraftPhoto, 'key' | 'name' | 'preview'>[] }
  | { readonly type: 'progressed'; readonly key: string; readonly progress: number }
  | { readonly type: 'uploaded'; readonly key: string; readonly uploadId: string }
  | { readonly type: 'failed'; readonly key: string; readonly fault: string }
  | { readonly type: 'retried'; readonly key: string }
  | { readonly type: 'removed'; readonly key: string }
  /** One place earlier (-1) or later (1). */
  | { readonly type: 'moved'; readonly key: string; readonly by: -1 | 1 }

/** The photos after an event; what is told of a photo that was removed meanwhile changes nothing. */
export function nextPhotos(photos: readonly DraftPhoto[], event: PhotoEvent): readonly DraftPhoto[] {
  const edit = (key: string, change: Partial<DraftPhoto>) =>
    photos.map((photo) => (photo.key === key ? { ...photo, ...change } : photo))
  switch (event.type) {
    case 'added':
      return [
        ...photos,
        ...event.photos.map((photo) => ({
          ...photo,
          state: 'uploading' as const,
          progress: 0,
          uploadId: null,
          fault: null,
        })),
      ]
    case 'progressed':
      return edit(event.key, { progress: event.progress })
    case 'uploaded':
      return edit(event.key, { state: 'uploaded', progress: 1, uploadId: event.uploadId })
    case 'failed':
      return edit(event.key, { state: 'failed', fault: event.fault })
    case 'retried':
      return edit(event.key, { state: 'uploading', progress: 0, fault: null })
    case 'removed':
      return photos.filter(({ key }) => key !== event.key)
    case 'moved': {
      const from = photos.findIndex(({ key }) => key === event.key)
      const to = from + event.by
      const [a, b] = [photos[from], photos[to]]
      if (a === undefined || b === undefined) return photos
      return photos.map((photo, index) => (index === from ? b : index === to ? a : photo))
    }
  }
}

/** What the API takes: a post has ten photos at most, each of 20 MB. */
export const MAX_PHOTOS = 10
export const MAX_PHOTO_BYTES = 20_000_000
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/avif', 'image/gif'] as const
export type PhotoType = (typeof PHOTO_TYPES)[number]

/** Phones call HEIC by several names, and some systems by none. */
export function photoType({ name, type }: Pick<File, 'name' | 'type'>): PhotoType | undefined {
  if (/\.(heic|heif)$/i.test(name) || type === 'image/heif') return 'image/heic'
  return PHOTO_TYPES.find((known) => known === type)
}
