import { Type } from 'typebox'
import type { Static } from 'typebox'
import { component, nullable, ref } from './component.ts'
import { Id } from './ids.ts'

export const ImageVariant = component(
  'ImageVariant',
  Type.Object({
    url: Type.String({ format: 'uri', description: 'Public, immutable and cacheable; WebP.' }),
    width: Type.Integer({ minimum: 1 }),
    height: Type.Integer({ minimum: 1 }),
  }),
)

/** An image of a post. The original's URL is never here: its owner gets it from `GET /uploads/{uploadId}`. */
export const Image = component(
  'Image',
  Type.Object({
    id: Id('The upload id.'),
    status: Type.String({
      enum: ['processing', 'ready', 'failed'],
      description:
        '`processing` until variants exist; `failed` where none can be made: the bytes are damaged inside. Open list.',
    }),
    width: nullable(Type.Integer({ minimum: 1, description: 'Pixels of the original as it is shown, once known.' })),
    height: nullable(Type.Integer({ minimum: 1, description: 'Pixels of the original as it is shown, once known.' })),
    placeholder: nullable(Type.String({ description: 'Thumbhash, base64; shown until a variant is loaded.' })),
    variants: Type.Array(ref(ImageVariant), { description: 'From the smallest to the largest.' }),
  }),
)
export type Image = Static<typeof Image>
