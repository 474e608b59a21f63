/** What a document starts with. */
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/'

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

/** An element with text in it. */
export function leaf(name: string, text: string | number): string {
  return branch(
    name,
    String(text).replaceAll(/[&<>"\r]/g, (character) => ESCAPES[character] ?? character),
  )
}

/** An element with elements in it. */
export function branch(name: string, ...elements: string[]): string {
  return `<${name}>${elements.join('')}</${name}>`
}

/** A whole document in S3's namespace. */
export function xmlDocument(root: string, ...elements: string[]): string {
  return `${DECLARATION}<${root} xmlns="${NAMESPACE}">${elements.join('')}</${root}>`
}

/** S3's errors are in no namespace. */
export function errorDocument(...elements: string[]): string {
  return DECLARATION + branch('Error', ...elements)
}
