import sharp from 'sharp'

/** A phone's 12 megapixels. */
const WIDTH = 4_032
const HEIGHT = 3_024
/** Pixels of the noise that is blown up to shapes, so that a photo has both large forms and fine grain. */
const FORMS = 63

/** A JPEG of about the size and the detail of a phone's photo; another one for each number. */
export async function drawCameraPhoto(n: number): Promise<Buffer> {
  const noise = (width: number, height: number, strength: number) =>
    sharp({
      create: {
        width,
        height,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: strength },
      },
    })
      .png({ compressionLevel: 1 })
      .toBuffer()
  const forms = await sharp(await noise(FORMS, Math.round((FORMS * HEIGHT) / WIDTH), 60 + n))
    .resize(WIDTH, HEIGHT, { kernel: 'cubic', fit: 'fill' })
    .png({ compressionLevel: 1 })
    .toBuffer()
  return sharp(forms)
    .composite([{ input: await noise(WIDTH, HEIGHT, 24), blend: 'soft-light' }])
    .withMetadata({ orientation: n % 2 ? 6 : 1 })
    .jpeg({ quality: 85 })
    .toBuffer()
}
