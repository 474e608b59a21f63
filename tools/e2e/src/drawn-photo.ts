import { randomInt } from 'node:crypto'
import { PNG } from 'pngjs'

/** Pixels of one side: small, yet a real picture that every decoder reads. */
const SIDE = 96

/** Draws a bowl of a random colour on a table: different bytes each time, so that each upload is its own. */
export function drawPhoto(): Buffer {
  const png = new PNG({ width: SIDE, height: SIDE })
  const soup = [randomInt(120, 256), randomInt(40, 160), randomInt(0, 80)]
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const distance = Math.hypot(x - SIDE / 2, y - SIDE / 2)
      const colour = distance < SIDE / 3 ? soup : distance < SIDE / 2.4 ? [245, 245, 240] : [150, 111, 70]
      png.data.set([...colour, 255], (y * SIDE + x) * 4)
    }
  }
  return PNG.sync.write(png)
}
