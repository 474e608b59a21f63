/**
 * Decodes other people's files, in a process of its own that has nothing to lose: no environment, no connections, no keys.
 * `derive/bounded-deriver.ts` starts it, sends it one image at a time, and ends it where it takes too long or too much.
 */
import sharp from 'sharp'
import { deriveImage } from './derive/derive-image.ts'
import type { DeriveAnswer, DeriveRequest } from './derive/derived.ts'

// One thread an image: as many images at once as there are processes, and none of the cost of sharing one.
sharp.concurrency(1)
sharp.cache(false)

const answer = (message: DeriveAnswer) => process.send?.(message)

process.on('message', ({ bytes, type }: DeriveRequest) => {
  deriveImage(bytes, type).then(
    (derived) => answer({ derived }),
    (error: unknown) => answer({ fault: error instanceof Error ? error.message : String(error) }),
  )
})
process.once('disconnect', () => process.exit(0))
