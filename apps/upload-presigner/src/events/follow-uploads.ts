import type { Upload } from '@matjip/contracts'
import type { UploadRow } from '@matjip/photos'
import type { Ending } from './event-frames.ts'
import { closingFrame, HEARTBEAT, OPENING, uploadFrame } from './event-frames.ts'

/** Nothing follows any more. */
const isOver = ({ state, image }: Upload) => state === 'orphan' || image.status !== 'processing'

/**
 * The text of one stream: each upload as it stands at first, then whenever it has changed. What is told is the newest state; a
 * client that reads slowly misses steps in between and nothing else, so that nothing piles up for it.
 */
export function followUploads(present: (row: UploadRow) => Upload) {
  let rung = Promise.withResolvers<void>()
  let newest: readonly UploadRow[] = []
  let beats = 0
  let ended: Ending | 'gone' | undefined
  const ring = () => rung.resolve()

  async function* text(): AsyncGenerator<string, void> {
    const told = new Map<number, string>()
    yield OPENING
    try {
      for (;;) {
        await rung.promise
        rung = Promise.withResolvers()
        const uploads = newest.map(present)
        for (const upload of uploads) {
          const frame = uploadFrame(upload)
          if (told.get(Number(upload.id)) === frame) continue
          told.set(Number(upload.id), frame)
          yield frame
        }
        if (ended === 'gone') return
        if (uploads.length > 0 && uploads.every(isOver)) ended ??= 'done'
        if (ended !== undefined) return yield closingFrame(ended)
        if (beats > 0) yield HEARTBEAT
        beats = 0
      }
    } finally {
      ended = 'gone'
    }
  }
  return {
    text: text(),
    tell(rows: readonly UploadRow[]) {
      newest = rows
      ring()
    },
    beat() {
      beats += 1
      ring()
    },
    end(reason: Ending | 'gone') {
      // What is gone hears no other word.
      ended = reason === 'gone' ? reason : (ended ?? reason)
      ring()
    },
  }
}
