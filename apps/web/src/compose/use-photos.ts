import { isProblem } from '@matjip/client'
import { uploadPhoto } from '@matjip/client/upload'
import { useEffect, useReducer, useRef } from 'react'
import { client } from '../api/client.ts'
import { useWords } from '../i18n/use-words.ts'
import { showToast } from '../ui/toasts.ts'
import { MAX_PHOTO_BYTES, MAX_PHOTOS, nextPhotos, photoType } from './photo-queue.ts'

interface Sending {
  readonly file: File
  /** The same for every try, so that the upload goes on under its id. */
  readonly idempotencyKey: string
  stop: AbortController
}

/** The photos of a draft: each is sent as soon as it is picked, all at once. */
export function usePhotos() {
  const say = useWords()
  const [photos, tell] = useReducer(nextPhotos, [])
  const sendings = useRef(new Map<string, Sending>())

  const send = async (key: string) => {
    const sending = sendings.current.get(key)
    if (sending === undefined) return
    const { file, idempotencyKey, stop } = sending
    const contentType = photoType(file)
    try {
      const uploadId = await uploadPhoto(client, file, {
        ...(contentType ? { contentType } : {}),
        idempotencyKey,
        signal: stop.signal,
        onProgress: ({ sentBytes, totalBytes }) => tell({ type: 'progressed', key, progress: sentBytes / totalBytes }),
      })
      tell({ type: 'uploaded', key, uploadId })
    } catch (thrown) {
      if (!stop.signal.aborted)
        tell({ type: 'failed', key, fault: isProblem(thrown) ? thrown.detail : say('compose.photoFailed') })
    }
  }

  const add = (files: Iterable<File>) => {
    const faults: string[] = []
    const taken = [...files].filter((file) => {
      if (photoType(file) === undefined) faults.push(say('compose.photoType', { name: file.name }))
      else if (file.size > MAX_PHOTO_BYTES) faults.push(say('compose.photoTooBig', { name: file.name }))
      else return true
      return false
    })
    const room = MAX_PHOTOS - photos.length
    if (taken.length > room) faults.push(say('compose.photoMany'))
    for (const text of faults) showToast({ tone: 'warn', text })
    const added = taken.slice(0, room).map((file) => {
      const key = crypto.randomUUID()
      sendings.current.set(key, { file, idempotencyKey: crypto.randomUUID(), stop: new AbortController() })
      return { key, name: file.name, preview: URL.createObjectURL(file) }
    })
    tell({ type: 'added', photos: added })
    for (const { key } of added) void send(key)
  }

  const remove = (key: string) => {
    sendings.current.get(key)?.stop.abort()
    sendings.current.delete(key)
    tell({ type: 'removed', key })
  }
  const retry = (key: string) => {
    tell({ type: 'retried', key })
    void send(key)
  }
  const move = (key: string, by: -1 | 1) => tell({ type: 'moved', key, by })

  useEffect(() => {
    const all = sendings.current
    // Whoever leaves the page has given the draft up; what was uploaded is swept by the service after a day.
    return () => {
      for (const { stop } of all.values()) stop.abort()
    }
  }, [])
  return { photos, add, remove, retry, move }
}
