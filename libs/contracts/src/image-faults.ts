/** Words for a person, in both languages. */
interface Words {
  ko: string
  en: string
}

const fault = (ko: string, en: string): Words => ({ ko, en })

/**
 * Why an upload cannot be an image of a post: the codes in `errors` of `image-not-usable`, and in `failure` of an upload.
 * The one table from which answers and docs/problems.md are made.
 */
export const imageFaults = {
  'image-not-found': fault(
    '올린 적이 없거나 더는 쓸 수 없는 이미지입니다.',
    'There is no such upload of yours, or it is gone.',
  ),
  'image-not-uploaded': fault('업로드가 끝나지 않은 이미지입니다.', 'Its bytes have not been uploaded.'),
  'image-already-used': fault('다른 게시물에 쓰인 이미지입니다.', 'It belongs to another post.'),
  'image-size-mismatch': fault('이미지의 크기가 알려 준 것과 다릅니다.', 'Its size is not the announced one.'),
  'image-not-an-image': fault('이미지 파일이 아닙니다.', 'Its bytes are not an image of a type that is taken.'),
  'image-type-mismatch': fault(
    '이미지의 형식이 알려 준 것과 다릅니다.',
    'Its bytes are an image of another type than announced.',
  ),
  'image-truncated': fault('파일이 중간에서 끊겼습니다.', 'The file ends before its image does.'),
  'image-damaged': fault('파일이 손상되었습니다.', 'The file is not built as its type demands.'),
  'image-too-many-pixels': fault('이미지의 픽셀 수가 너무 많습니다.', 'It declares more pixels than are taken.'),
  'image-too-many-frames': fault('움직이는 이미지의 장면이 너무 많습니다.', 'It has more frames than are taken.'),
  'image-changed': fault(
    '확인한 뒤에 파일이 바뀌었습니다.',
    'Its bytes are not those that were announced or looked at.',
  ),
  'image-not-decodable': fault('이미지를 읽을 수 없습니다.', 'It cannot be decoded, or only at an unreasonable cost.'),
} as const satisfies Record<string, Words>

/** Why an upload cannot be an image of a post. */
export type ImageFaultCode = keyof typeof imageFaults

/** Pixels that a declared size may have. A decoder's work grows with them, and any phone's photo has fewer. */
export const MAX_IMAGE_PIXELS = 100_000_000
/** HEIC and AVIF are decoded whole, at some 10 bytes a pixel; a phone's are 12 to 50 million. */
export const MAX_WHOLE_PIXELS = 50_000_000
/** Frames of an animation: 10 s at 50 a second. Only the first is shown; all of them are counted. */
export const MAX_IMAGE_FRAMES = 500
