import { S3Error } from '../s3-error.ts'
import { branch, leaf } from '../xml/write-xml.ts'
import { children, readXml, texts } from '../xml/read-xml.ts'

/** S3's own bounds. */
const MOST_TAGS = 10
const LONGEST_KEY = 128
const LONGEST_VALUE = 256

/** Reads `x-amz-tagging`: tags as in a query. @throws S3Error */
export function readTagging(text: string): Record<string, string> {
  return checkTags([...new URLSearchParams(text)])
}

/** Reads a Tagging document. @throws S3Error */
export function readTagSet(document: string): Record<string, string> {
  const [set] = children(readXml(document, 'Tagging'), 'TagSet')
  if (set === undefined) throw new S3Error('MalformedXML')
  return checkTags(
    children(set, 'Tag').map((tag) => {
      const [[key], [value]] = [texts(tag, 'Key'), texts(tag, 'Value')]
      if (key === undefined || value === undefined) throw new S3Error('MalformedXML')
      return [key, value]
    }),
  )
}

export function writeTagSet(tags: Record<string, string>): string {
  const elements = Object.entries(tags).map(([key, value]) => branch('Tag', leaf('Key', key), leaf('Value', value)))
  return branch('TagSet', ...elements)
}

function checkTags(tags: [key: string, value: string][]): Record<string, string> {
  const byKey = new Map(tags)
  if (tags.length > MOST_TAGS) throw new S3Error('InvalidTag', 'Object tags cannot be greater than 10')
  if (byKey.size < tags.length) throw new S3Error('InvalidTag', 'Cannot provide multiple Tags with the same key')
  for (const [key, value] of tags) {
    if (!key || key.length > LONGEST_KEY || value.length > LONGEST_VALUE) throw new S3Error('InvalidTag')
  }
  return Object.fromEntries(byKey)
}
