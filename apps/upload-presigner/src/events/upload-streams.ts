import { Readable } from 'node:stream'
import { ProblemError } from '@matjip/contracts'
import type { Upload } from '@matjip/contracts'
import type { UploadRow } from '@matjip/photos'
import type { Ending } from './event-frames.ts'
import { followUploads } from './follow-uploads.ts'
import type { UploadWatch } from './upload-watch.ts'

/** Well below the 60 s after which the load balancer closes a connection that is silent. */
const HEARTBEAT_MS = 15_000
/** A photo is ready within seconds; who still waits comes back, so that no dead client holds a stream for long. */
const LONGEST_MS = 5 * 60_000
/** Seconds after which one with too many streams may try again. */
const FULL_RETRY_S = 30

export interface StreamLimits {
  perUser: number
  total: number
}

export interface UploadListener {
  ownerId: number
  ids: readonly number[]
  /** Milliseconds since 1970 at which the token expires. */
  expiresAt: number
  present: (row: UploadRow) => Upload
}

/** The open upload streams of a process. */
export function createUploadStreams(watch: UploadWatch, { perUser, total }: StreamLimits) {
  /** What ends each stream, by its owner. */
  const open = new Map<(reason: Ending) => void, number>()

  return {
    /** @throws ProblemError rate-limited or service-unavailable beyond the limits */
    open({ ownerId, ids, expiresAt, present }: UploadListener): { stream: Readable; close: () => void } {
      const own = [...open.values()].filter((id) => id === ownerId).length
      if (own >= perUser) throw new ProblemError('rate-limited', { retryAfterS: FULL_RETRY_S })
      if (open.size >= total) throw new ProblemError('service-unavailable', { retryAfterS: FULL_RETRY_S })

      const { text, tell, beat, end } = followUploads(present)
      const stream = Readable.from(text, { objectMode: false })
      const leave = watch.join(ids, tell)
      const beating = setInterval(beat, HEARTBEAT_MS)
      const left = expiresAt - Date.now()
      const ending = setTimeout(
        () => end(left < LONGEST_MS ? 'token-expired' : 'time-limit'),
        Math.min(left, LONGEST_MS),
      )
      open.set(end, ownerId)
      stream.once('close', () => {
        leave()
        clearInterval(beating)
        clearTimeout(ending)
        open.delete(end)
      })
      const close = () => {
        // First: a stream is destroyed only once its generator has ended, and that may be waiting.
        end('gone')
        stream.destroy()
      }
      return { stream, close }
    },
    /** Ends all streams with a word to come back. */
    drain(): void {
      for (const end of open.keys()) end('draining')
    },
  }
}

export type UploadStreams = ReturnType<typeof createUploadStreams>
