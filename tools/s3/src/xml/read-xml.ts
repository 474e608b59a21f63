import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { S3Error } from '../s3-error.ts'

/** An element: its text, or its children by name. */
export type Element = string | { [name: string]: Element | Element[] | undefined }

const parser = new XMLParser({ parseTagValue: false, trimValues: false, htmlEntities: true, ignoreDeclaration: true })

/**
 * Reads a document and gives its root's content.
 * @throws S3Error MalformedXML, also where it has a document type: entities of its own are no business of S3
 */
export function readXml(text: string, root: string): Element {
  if (/<!DOCTYPE/i.test(text) || XMLValidator.validate(text) !== true) throw new S3Error('MalformedXML')
  const parsed = parser.parse(text) as Record<string, Element>
  const element = Object.hasOwn(parsed, root) ? parsed[root] : undefined
  if (element === undefined) throw new S3Error('MalformedXML')
  return element
}

/** The children of that name. */
export function children(element: Element, name: string): Element[] {
  const found = typeof element === 'object' && Object.hasOwn(element, name) ? element[name] : undefined
  return found === undefined ? [] : [found].flat()
}

/** The texts of the children of that name. @throws S3Error where one holds elements */
export function texts(element: Element, name: string): string[] {
  return children(element, name).map((child) => {
    if (typeof child !== 'string') throw new S3Error('MalformedXML')
    return child
  })
}
