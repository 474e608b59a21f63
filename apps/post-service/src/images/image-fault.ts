import type { InputFault } from '@matjip/contracts'
import { ProblemError } from '@matjip/contracts'

const words = {
  'image-not-found': { ko: '올린 적이 없거나 더는 쓸 수 없는 이미지입니다.', en: 'There is no such upload of yours.' },
  'image-not-uploaded': { ko: '업로드가 끝나지 않은 이미지입니다.', en: 'Its bytes have not been uploaded.' },
  'image-already-used': { ko: '다른 게시물에 쓰인 이미지입니다.', en: 'It belongs to another post.' },
  'image-type-mismatch': {
    ko: '이미지의 형식이 알려 준 것과 다릅니다.',
    en: 'Its bytes are not of the announced type.',
  },
  'image-size-mismatch': { ko: '이미지의 크기가 알려 준 것과 다릅니다.', en: 'Its size is not the announced one.' },
} as const

/** Why an image cannot be used in a post. */
export type ImageFaultCode = keyof typeof words

/** Image ids by place in the request → what is wrong with each; null where nothing is. */
export type ImageVerdicts = readonly (ImageFaultCode | null)[]

/** The 422 that names each image that cannot be used, by its place in the request. */
export function imagesNotUsable(verdicts: ImageVerdicts): ProblemError {
  const errors = verdicts.flatMap((code, index): InputFault[] =>
    code === null ? [] : [{ pointer: `#/imageIds/${index}`, code, ...words[code] }],
  )
  return new ProblemError('image-not-usable', { errors })
}
