import { distinctHashtags } from '@matjip/hashtags'
import type { SeedContent } from './content.ts'
import type { PhotoObject } from './put-photos.ts'

const MB = 1_000_000

/** What a seed holds, for its last line. */
export function figuresOfContent({ users, posts, relations }: SeedContent, objects: PhotoObject[]): string {
  const tags = new Set(posts.flatMap((post) => distinctHashtags(post.text).map((tag) => tag.normalized)))
  const ofKind = (kind: string) => relations.filter((relation) => relation.kind === kind).length
  const bytes = objects.reduce((sum, { photo }) => sum + photo.bytes.length, 0)
  return [
    `${users.length} users`,
    `${posts.length} posts`,
    `${tags.size} hashtags`,
    `${ofKind('follow')} follows`,
    `${ofKind('like')} likes`,
    `${objects.length} photos (${(bytes / MB).toFixed(1)} MB)`,
  ].join(', ')
}
