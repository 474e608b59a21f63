import type { Fragment } from '@matjip/redis-keys'

/** No text can hold it: quotes within a string of JSON are escaped. */
const BEGIN = ',"hashtags":['

/** The hashtags of a post, normalised, in the order of its text. Looked for in its text only where something hangs on them. */
export function hashtagsOfFragment({ body }: Fragment): readonly string[] {
  const begin = body.indexOf(BEGIN)
  if (begin < 0) return []
  const from = begin + BEGIN.length - 1
  // Names hold no bracket.
  return JSON.parse(body.toString('utf8', from, body.indexOf(']', from) + 1)) as string[]
}
