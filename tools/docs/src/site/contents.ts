/** Languages of the guides, the product's own first. */
export const LANGUAGES = ['ko', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The guides in the order in which a newcomer needs them: `docs/site/<language>/<slug>.md`. */
export const GUIDES: readonly { slug: string; ko: string; en: string }[] = [
  { slug: 'getting-started', ko: '시작하기', en: 'Getting started' },
  { slug: 'uploads', ko: '사진 올리기', en: 'Uploading photos' },
  { slug: 'feeds', ko: '피드', en: 'Feeds' },
  { slug: 'relations', ko: '팔로우와 좋아요', en: 'Follows and likes' },
  { slug: 'errors', ko: '오류', en: 'Errors' },
  { slug: 'pagination', ko: '페이지', en: 'Pagination' },
]

/** Pages in both languages at once. */
export const COMMON: readonly { path: string; ko: string; en: string }[] = [
  { path: '/docs/reference', ko: 'API 레퍼런스', en: 'API reference' },
  { path: '/docs/problems', ko: '오류 목록', en: 'Error catalogue' },
  { path: '/docs/changelog', ko: '변경 기록', en: 'Changelog' },
]
