import { webFiles, webPages } from '@matjip/path-rules'

/** A path pattern as a regular expression: `*` is any number of characters. */
const expressionOf = (pattern: string) =>
  pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
const anyOf = (patterns: readonly string[]) => `^(?:${patterns.map(expressionOf).join('|')})$`

/**
 * What runs before the bucket of the web app, as text of a CloudFront function: a page's path becomes the one document that
 * there is, a file's stays, and what is neither is 404 without the bucket being asked.
 */
export function pageFunction(): string {
  return `var pages = new RegExp(${JSON.stringify(anyOf(webPages))})
var files = new RegExp(${JSON.stringify(anyOf(webFiles))})
function handler(event) {
  var request = event.request
  if (pages.test(request.uri)) request.uri = '/index.html'
  else if (!files.test(request.uri)) return { statusCode: 404, statusDescription: 'Not Found' }
  return request
}`
}
