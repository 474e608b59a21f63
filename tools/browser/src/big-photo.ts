import { randomFillSync } from 'node:crypto'
import { PNG } from 'pngjs'

/** Pixels of a side: noise does not pack, so that the file has 1.4 MB, as a phone's photo, and takes a while to leave. */
const SIDE = 600

/** A photo of a plate in grain, different each time. */
export function bigPhoto(hue: readonly [number, number, number]): Buffer {
  const png = new PNG({ width: SIDE, height: SIDE })
  randomFillSync(png.data)
  for (let at = 0; at < png.data.length; at += 4) {
    const x = (at / 4) % SIDE
    const y = Math.floor(at / 4 / SIDE)
    const distance = Math.hypot(x - SIDE / 2, y - SIDE / 2)
    const colour = distance < SIDE / 3.2 ? hue : distance < SIDE / 2.5 ? [244, 240, 230] : [140, 98, 62]
    for (let channel = 0; channel < 3; channel++)
      png.data[at + channel] = (colour[channel] ?? 0) * 0.8 + (png.data[at + channel] ?? 0) * 0.2
    png.data[at + 3] = 255
  }
  return PNG.sync.write(png)
}
