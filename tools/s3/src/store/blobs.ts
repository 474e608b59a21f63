import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes on their way to becoming the body of an object. */
export interface IncomingBlob {
  readonly name: string
  write(chunk: Uint8Array): Promise<void>
  /** Puts it in its place, written to the disk. Nothing refers to it yet. */
  keep(): Promise<void>
  /** Forgets it, before or after keep(). */
  discard(): Promise<void>
}

/** Bodies of objects, under names that we draw: no part of a path ever comes from a client. */
export interface Blobs {
  receive(): Promise<IncomingBlob>
  /** @throws ENOENT where it has just been replaced or deleted; once open, it can be read to its end all the same */
  open(name: string): Promise<FileHandle>
  remove(name: string): Promise<void>
}

/**
 * Opens the folder of bodies and deletes what a killed process left half-received or had not yet put into the index.
 * @param isReferred whether the index knows a body
 */
export async function openBlobs(folder: string, isReferred: (name: string) => boolean): Promise<Blobs> {
  const incoming = join(folder, 'incoming')
  const kept = join(folder, 'blobs')
  await rm(incoming, { recursive: true, force: true })
  for (const place of [incoming, kept]) await mkdir(place, { recursive: true })
  await removeStrays(kept, isReferred)
  /** Spread over folders by the first two digits of the drawn name, so that none grows long. */
  const placeOf = (name: string) => join(kept, name.slice(0, 2), name)

  return {
    receive: async () => {
      const name = randomUUID()
      const path = join(incoming, name)
      const file = await open(path, 'wx', 0o600)
      const discard = async () => {
        await file.close().catch(() => undefined)
        await Promise.all([path, placeOf(name)].map((one) => rm(one, { force: true })))
      }
      return {
        name,
        discard,
        write: async (chunk) => {
          for (let at = 0; at < chunk.length;) at += (await file.write(chunk, at)).bytesWritten
        },
        keep: async () => {
          await file.sync()
          await file.close()
          await mkdir(join(kept, name.slice(0, 2)), { recursive: true })
          await rename(path, placeOf(name))
          await syncFolder(join(kept, name.slice(0, 2)))
        },
      }
    },
    open: (name) => open(placeOf(name), 'r'),
    remove: async (name) => {
      // A body that cannot be deleted now is a stray for the next start.
      await unlink(placeOf(name)).catch(() => undefined)
    },
  }
}

async function removeStrays(kept: string, isReferred: (name: string) => boolean): Promise<void> {
  for (const part of await readdir(kept)) {
    const names = await readdir(join(kept, part))
    await Promise.all(names.filter((name) => !isReferred(name)).map((name) => unlink(join(kept, part, name))))
  }
}

/** A rename is on the disk only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
