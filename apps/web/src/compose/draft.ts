import type { DraftPhoto } from './photo-queue.ts'

/** What somebody wrote. */
export interface Draft {
  readonly text: string
  readonly photos: readonly DraftPhoto[]
  readonly restaurantId: string | null
  readonly rating: number | null
  readonly shareOnSite: boolean
}

/** What is still missing: photos, words, or the end of an upload. */
export function missingOf({ text, photos }: Pick<Draft, 'text' | 'photos'>): 'photo' | 'text' | 'upload' | null {
  if (photos.length === 0) return 'photo'
  if (photos.some(({ state }) => state !== 'uploaded')) return 'upload'
  return text.trim() === '' ? 'text' : null
}
