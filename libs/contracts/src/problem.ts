import { Type } from 'typebox'
import type { Static } from 'typebox'
import { component, ref } from './component.ts'

/** One fault of the input and where it stands. */
export const ProblemFault = component(
  'ProblemFault',
  Type.Object({
    pointer: Type.String({
      description:
        'Where: a JSON pointer into the body as a URI fragment (`#/text`), or `/query/NAME`, `/path/NAME`, `/header/NAME`.',
      examples: ['#/imageIds/0'],
    }),
    code: Type.String({ description: 'What, for programs.', examples: ['image-not-found'] }),
    detail: Type.String({ description: 'What, for people.', examples: ['업로드되지 않은 이미지입니다.'] }),
  }),
)
export type ProblemFault = Static<typeof ProblemFault>

/** RFC 9457 problem document: the body of every answer that is not a success. */
export const Problem = component(
  'Problem',
  Type.Object({
    type: Type.String({ format: 'uri-reference', description: 'The page that explains this problem.' }),
    title: Type.String({ description: 'Short and in English, the same for every occurrence.' }),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String({ description: 'This occurrence, for people, in the language of Accept-Language (ko or en).' }),
    instance: Type.String({ description: 'The path that was asked for.' }),
    code: Type.String({ description: 'The contract for programs: one of the codes in the error catalogue.' }),
    requestId: Type.String({ description: 'Quote this when you report a problem.' }),
    retryable: Type.Boolean({ description: 'Whether the same request can succeed later, unchanged.' }),
    errors: Type.Array(ref(ProblemFault), { description: 'Each fault of the input; empty where that makes no sense.' }),
  }),
)
export type Problem = Static<typeof Problem>
