import type { Target } from '../world.ts'

/** A server that was started to be checked. */
export interface RunningTarget extends Target {
  /** What it is, with its version. */
  description: string
  stop(): Promise<void>
}

/** The key pair that every target is given. */
export const CREDENTIALS = { accessKeyId: 'CONFORMANCE', secretAccessKey: 'conformance-only' }
