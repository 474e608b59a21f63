import { unpackEntry } from '@matjip/redis-keys'
import type { RelationMessage } from '@matjip/contracts'

/** The operation of a pending entry; undefined where it is damaged or of a kind that this code does not know. */
export function pendingOperation(messageId: string, text: string): RelationMessage | undefined {
  try {
    return unpackEntry(messageId, text)?.operation
  } catch {
    return undefined
  }
}
