import { SafeId } from '@matjip/contracts'
import { jsonBody } from '@matjip/queue'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Value } from 'typebox/value'

/** A message of the queue `derivatives`: an upload that lacks something. What it lacks, its row says. */
const DeriveMessage = Type.Object({ v: Type.Literal(1), uploadId: SafeId })
type DeriveMessage = Static<typeof DeriveMessage>

export function deriveMessage(uploadId: number): string {
  return jsonBody({ v: 1, uploadId } satisfies DeriveMessage)
}

/** The upload's id; undefined for what is no such message. */
export function uploadIdIn(body: string): number | undefined {
  try {
    const message: unknown = JSON.parse(body)
    return Value.Check(DeriveMessage, message) ? message.uploadId : undefined
  } catch {
    return undefined
  }
}
