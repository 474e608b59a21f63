import type { ImageFaultCode } from '@matjip/contracts'

/** Thrown by the walk through a file that cannot be an image of ours; caught by `inspectImage`. */
export class ImageFault extends Error {
  readonly code: ImageFaultCode

  constructor(code: ImageFaultCode) {
    super(code)
    this.code = code
  }
}
