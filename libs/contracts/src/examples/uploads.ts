import type { Upload, UploadRequest, UploadTicket } from '../upload.ts'
import { image, post } from './posts.ts'

const sha256 = 'n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg='

export const uploadRequest: UploadRequest = { contentType: 'image/jpeg', byteSize: 2_481_233, sha256 }

export const uploadTicket: UploadTicket = {
  uploadId: image.id,
  method: 'PUT',
  url: 'https://matjip-originals.s3.ap-northeast-2.amazonaws.com/48122390016001?X-Amz-Signature=3f1c',
  headers: {
    'content-type': 'image/jpeg',
    'content-length': '2481233',
    'if-none-match': '*',
    'x-amz-checksum-sha256': sha256,
  },
  expiresAt: '2026-11-23T03:17:45.123Z',
}

export const upload: Upload = {
  id: image.id,
  state: 'attached',
  contentType: 'image/jpeg',
  byteSize: uploadRequest.byteSize,
  postId: post.id,
  failure: null,
  image,
  original: null,
  createdAt: '2026-11-23T03:12:40.000Z',
}
