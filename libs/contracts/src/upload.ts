import { Type } from 'typebox'
import type { Static } from 'typebox'
import { component, nullable } from './component.ts'
import { Id } from './ids.ts'
import { Timestamp } from './timestamp.ts'

/** Types that a phone's camera or gallery produces and that browsers or our decoders read. */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/avif', 'image/gif'] as const
export type ImageType = (typeof IMAGE_TYPES)[number]
/** 20 MB: above any phone's photo, below what one PUT on a mobile line can finish in the URL's 5 minutes. */
export const MAX_IMAGE_BYTES = 20_000_000
/** A presigned URL lives 5 minutes. */
export const UPLOAD_URL_TTL_S = 300

/** issued → uploaded → verified → attached; an abandoned one becomes an orphan. */
export const UPLOAD_STATES = ['issued', 'uploaded', 'verified', 'attached', 'orphan'] as const
export type UploadState = (typeof UPLOAD_STATES)[number]

const ContentType = Type.String({
  enum: [...IMAGE_TYPES],
  description: 'What the bytes are.',
  examples: ['image/jpeg'],
})

export const UploadRequest = component(
  'UploadRequest',
  Type.Object(
    {
      contentType: ContentType,
      byteSize: Type.Integer({ minimum: 1, maximum: MAX_IMAGE_BYTES, description: 'Exact size in bytes.' }),
      sha256: Type.String({
        pattern: '^[A-Za-z0-9+/]{43}=$',
        description: 'SHA-256 of the bytes, base64.',
        examples: ['n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg='],
      }),
    },
    { additionalProperties: false },
  ),
)
export type UploadRequest = Static<typeof UploadRequest>

/** Everything the client needs to PUT the original straight into S3: send exactly these headers and bytes. */
export const UploadTicket = component(
  'UploadTicket',
  Type.Object({
    uploadId: Id('Give it to `imageIds` of a post.'),
    method: Type.String({ enum: ['PUT'] }),
    url: Type.String({ format: 'uri', description: 'Presigned; bound to type, size, checksum and no overwrite.' }),
    headers: Type.Record(Type.String(), Type.String(), { description: 'Send these headers as they are.' }),
    expiresAt: Timestamp('After this moment the URL is refused.'),
  }),
)
export type UploadTicket = Static<typeof UploadTicket>

export const Upload = component(
  'Upload',
  Type.Object({
    id: Id('Upload id.'),
    state: Type.String({ enum: [...UPLOAD_STATES], description: 'Open list: more states may come.' }),
    contentType: ContentType,
    byteSize: Type.Integer({ minimum: 1 }),
    postId: nullable(Id('The post that it is attached to.')),
    original: nullable(
      Type.Object(
        { url: Type.String({ format: 'uri' }), expiresAt: Timestamp('After this moment the URL is refused.') },
        { description: 'A short presigned GET of the untouched original, for its owner only.' },
      ),
    ),
    createdAt: Timestamp('When the URL was issued.'),
  }),
)
export type Upload = Static<typeof Upload>
