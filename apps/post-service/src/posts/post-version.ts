import { createHash } from 'node:crypto'
import type { Post } from '@matjip/contracts'
import { ProblemError } from '@matjip/contracts'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'

/** Documents the header on a PATCH. It is checked by `expectedVersions`, which has a better word for its absence than a schema has. */
export const IfMatchHeaders = Type.Object({
  'if-match': Type.Optional(
    Type.String({
      description: 'Required. The version that the edit is based on, quoted, or the whole ETag of the post.',
      examples: ['"1"'],
    }),
  ),
})

/** An entity tag of ours: the version, and perhaps the hash. Weak ones too: a proxy that compresses weakens them. */
const TAG = /^(?:W\/)?"([1-9][0-9]{0,9})(?:\.[^"]*)?"$/

/** Version first, so that an edit can be based on it; then a hash of all that is shown, since likes change the answer but not the version. */
export function entityTag(post: Post): string {
  return entityTagOf(post.version, JSON.stringify(post))
}

/** As `entityTag`, of a post as it is sent. */
export function entityTagOf(version: number, body: string | Buffer): string {
  return `"${version}.${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
}

/**
 * The versions on which the request's If-Match lets an edit be based; null for `*`: whatever version there is.
 * Only versions are compared: a like since the post was read is no reason to refuse an edit of its text.
 * @throws ProblemError precondition-required (428) without the header, invalid-request for what is no such tag
 */
export function expectedVersions(request: FastifyRequest): ReadonlySet<number> | null {
  const header = request.headers['if-match']
  if (header === undefined) throw new ProblemError('precondition-required')
  if (header.trim() === '*') return null
  return new Set(header.split(',').map((tag) => versionOf(tag.trim())))
}

function versionOf(tag: string): number {
  const version = TAG.exec(tag)?.[1]
  if (version !== undefined) return Number(version)
  throw new ProblemError('invalid-request', {
    errors: [
      {
        pointer: '/header/if-match',
        code: 'pattern',
        ko: '"1"처럼 따옴표로 감싼 버전이어야 합니다.',
        en: 'must be a quoted version, such as "1"',
      },
    ],
  })
}
