import { Type } from 'typebox'
import type { Static } from 'typebox'
import { component, nullable, ref } from './component.ts'
import { Id } from './ids.ts'
import { Image } from './image.ts'
import { Timestamp } from './timestamp.ts'

/** Types that a phone's camera or gallery produces and that browsers or our decoders read. */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/avif', 'image/gif'] as const
export type ImageType = (typeof IMAGE_TYPES)[number]
/** 20 MB: above any phone's photo, below what one PUT on a mobile line can finish in the URL's 5 minutes. */
export const MAX_IMAGE_BYTES = 20_000_000
/** A presigned URL lives 5 minutes. */
export const UPLOAD_URL_TTL_S = 300

/** issued → uploaded → verified → attached; one that no post has within a day, or whose post is gone, becomes an orphan. */
export const UPLOAD_STATES = ['issued', 'uploaded', 'verified', 'attached', 'orphan'] as const
export type UploadState = (typeof UPLOAD_STATES)[number]

const ContentType = Type.String({
  enum: [...IMAGE_TYPES],
  description: 'What the bytes are.',
  examples: ['image/jpeg'],
})

/** PUT binds everything and suits programs; POST is what a browser's form can send. */
export const UPLOAD_METHODS = ['PUT', 'POST'] as const
export type UploadMethod = (typeof UPLOAD_METHODS)[number]

export const UploadRequest = component(
  'UploadRequest',
  Type.Object(
    {
      contentType: ContentType,
      byteSize: Type.Integer({
        minimum: 1,
        maximum: MAX_IMAGE_BYTES,
        description: 'PUT: the exact size in bytes. POST: the largest that is taken.',
      }),
      sha256: Type.Optional(
        Type.String({
          pattern: '^[A-Za-z0-9+/]{43}=$',
          description: 'SHA-256 of the bytes, base64. Required for PUT; bound by POST too where it is given.',
          examples: ['n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg='],
        }),
      ),
      method: Type.Optional(
        Type.String({
          enum: [...UPLOAD_METHODS],
          default: 'PUT',
          description:
            "How the bytes will come: `PUT` from a program, `POST` from a browser's form (multipart/form-data).",
        }),
      ),
    },
    { additionalProperties: false },
  ),
)
export type UploadRequest = Static<typeof UploadRequest>

/** Everything the client needs to send the original straight into S3. */
export const UploadTicket = component(
  'UploadTicket',
  Type.Object({
    uploadId: Id('Give it to `imageIds` of a post.'),
    method: Type.String({ enum: [...UPLOAD_METHODS], description: 'As asked for.' }),
    url: Type.String({
      format: 'uri',
      description: 'PUT: presigned, bound to type, size, checksum and no overwrite. POST: where the form goes.',
    }),
    headers: Type.Record(Type.String(), Type.String(), {
      description: 'PUT: send these headers as they are. POST: none.',
    }),
    fields: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'POST: the fields of the form, as they are, before the last one, `file`, which holds the bytes.',
      }),
    ),
    expiresAt: Timestamp('After this moment the URL or form is refused.'),
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
    failure: nullable(
      Type.String({
        description: 'Why its image is `failed`: a code of the table at the problem `image-not-usable`.',
        examples: ['image-not-decodable'],
      }),
    ),
    image: ref(Image),
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
