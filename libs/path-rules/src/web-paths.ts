import { matchesPattern } from './pattern.ts'

/**
 * Pages of the web app, in the words of path patterns: whoever serves the app answers each of them with its `index.html` (the
 * local gateway; a CDN's function in a deployment). None begins like a path of the API, and no path that is not here is ever
 * answered with a page: what the API does not know stays 404.
 */
export const webPages = [
  '/',
  '/trending',
  '/nearby',
  '/saved',
  '/write',
  '/search',
  '/tags/*',
  '/p/*',
  '/places/*',
  '/people/*',
] as const

/** Files of the app that the page asks for. Those under `/assets/` have their content in their name. */
export const webFiles = ['/assets/*', '/icon.svg', '/first-paint.js'] as const

/** What the web app has at a path: a page, a file, or nothing. */
export function matchWebPath(path: string): 'page' | 'file' | undefined {
  if (webPages.some((pattern) => matchesPattern(pattern, path))) return 'page'
  return webFiles.some((pattern) => matchesPattern(pattern, path)) ? 'file' : undefined
}
