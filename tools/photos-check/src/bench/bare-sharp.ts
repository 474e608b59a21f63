/**
 * What the derivatives cost at least: a process that does nothing but what the libraries' own pages show, for the files that it
 * is given. Prints the CPU seconds that the photos took.
 */
import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'

sharp.concurrency(1)
sharp.cache(false)

async function derive(file: string): Promise<void> {
  const bytes = readFileSync(file)
  for (const width of [320, 1080])
    await sharp(bytes)
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: 78, effort: 4 })
      .toBuffer()
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .resize(100, 100, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  rgbaToThumbHash(info.width, info.height, data)
}

const [warmUp, ...files] = process.argv.slice(2)
if (warmUp === undefined) throw new Error('no files')
await derive(warmUp)
const began = process.cpuUsage()
const start = performance.now()
for (const file of files) await derive(file)
const { user, system } = process.cpuUsage(began)
console.log(JSON.stringify({ cpuS: (user + system) / 1e6, seconds: (performance.now() - start) / 1000 }))
