import { openBucket } from '@matjip/photos'
import type { BucketOptions } from '@matjip/photos'
import type { Original } from './original.ts'
import { signForm } from './signed-form.ts'
import { signGet, signPut } from './signed-url.ts'
import type { SignedUrl } from './signed-url.ts'

export interface OriginalsOptions extends BucketOptions {
  /** The clock of the signatures; the machine's by default. */
  now?: () => Date
}

/** What a client sends the bytes with. */
export interface SignedUpload extends SignedUrl {
  headers: Record<string, string>
  fields?: Record<string, string>
}

/** The private bucket of originals, as far as this service goes. */
export interface Originals {
  /** Asks nobody. */
  sign(key: string, original: Original): Promise<SignedUpload>
  /** Asks nobody. */
  signGet(key: string): Promise<SignedUrl>
  /** Whether the original is there. @throws where S3 cannot be asked */
  exists(key: string): Promise<boolean>
  close(): void
}

/** The client of the originals' bucket; connects lazily. */
export function openOriginals({ now = () => new Date(), ...options }: OriginalsOptions): Originals {
  const { s3, name: bucket, head, close } = openBucket(options)
  return {
    async sign(key, original) {
      if (original.method === 'PUT') return signPut(s3, { bucket, key }, original, now())
      return { ...(await signForm(s3, { bucket, key }, original, now())), headers: {} }
    },
    signGet: (key) => signGet(s3, { bucket, key }, now()),
    exists: async (key) => (await head(key)) !== null,
    close,
  }
}
