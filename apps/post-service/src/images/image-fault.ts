import type { ImageFaultCode, InputFault } from '@matjip/contracts'
import { imageFaults, ProblemError } from '@matjip/contracts'

/** Image ids by place in the request → what is wrong with each; null where nothing is. */
export type ImageVerdicts = readonly (ImageFaultCode | null)[]

/** The 422 that names each image that cannot be used, by its place in the request. */
export function imagesNotUsable(verdicts: ImageVerdicts): ProblemError {
  const errors = verdicts.flatMap((code, index): InputFault[] =>
    code === null ? [] : [{ pointer: `#/imageIds/${index}`, code, ...imageFaults[code] }],
  )
  return new ProblemError('image-not-usable', { errors })
}
