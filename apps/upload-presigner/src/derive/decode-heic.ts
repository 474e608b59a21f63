import { MAX_WHOLE_PIXELS } from '@matjip/contracts'
import decode from 'heic-decode'
import sharp from 'sharp'
import type { Sharp } from 'sharp'

/**
 * A HEIC as pixels: sharp's binaries read its metadata but have no HEVC decoder. libheif turns it upright itself.
 * @throws Error for what cannot be decoded or is larger than it is to be
 */
export async function decodeHeic(bytes: Uint8Array): Promise<{ pixels: Sharp; width: number; height: number }> {
  const images = await decode.all({ buffer: bytes })
  try {
    const [image] = images
    if (!image) throw new Error('there is no image in it')
    // What the file's table declares was looked at before; this is what the decoder is about to make room for.
    if (image.width * image.height > MAX_WHOLE_PIXELS) throw new Error('it decodes to more pixels than are taken')
    const { width, height, data } = await image.decode()
    return { pixels: sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha(), width, height }
  } finally {
    images.dispose()
  }
}
