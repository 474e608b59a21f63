import { MAX_PAGE_LIMIT, MAX_POST_TEXT } from '@matjip/contracts'
import { writePost } from '../authz/things.ts'
import type { AttackedStack } from '../world/open-stack.ts'
import { meet } from '../world/people.ts'

/** Three bytes in UTF-8, as all of Hangul. */
const TEXT = '맛'.repeat(MAX_POST_TEXT)

/** Writes the longest public page, 1.5 MB: somebody's posts, as many and as long as may be. @returns its path */
export async function writeLongPage(stack: AttackedStack): Promise<string> {
  const author = await meet(stack, 'slow_author')
  for (let written = 0; written < MAX_PAGE_LIMIT; written++) await writePost(author, TEXT)
  return `/posts?authorId=${author.userId}&limit=${MAX_PAGE_LIMIT}`
}
