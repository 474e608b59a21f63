const segment = encodeURIComponent

/** Addresses of the app's pages. None begins like a path of the API (libs/path-rules), so that both live on one host. */
export const paths = {
  home: '/',
  trending: '/trending',
  nearby: '/nearby',
  saved: '/saved',
  write: '/write',
  search: '/search',
  hashtag: (hashtag: string) => `/tags/${segment(hashtag)}`,
  post: (id: string) => `/p/${segment(id)}`,
  restaurant: (id: string) => `/places/${segment(id)}`,
  person: (id: string) => `/people/${segment(id)}`,
}
