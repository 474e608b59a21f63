import { MAX_OPERATION_AGE_DAYS } from '@matjip/contracts'
import { Type } from 'typebox'

/**
 * A day more than the age at which operations are refused: the fold asks for the age when its transaction begins, and a
 * tombstone must outlive the longest transaction that has let an operation pass.
 */
const MIN_TOMBSTONE_DAYS = MAX_OPERATION_AGE_DAYS + 1

/** Configuration of the cleanup. */
export const cleanupSettings = {
  CLEANUP_INTERVAL_MS: Type.Integer({
    minimum: 1_000,
    default: 3_600_000,
    description: 'Rest between two cleanups in milliseconds: an hour, a thousandth of the age of what is cleaned up.',
  }),
  CLEANUP_BATCH: Type.Integer({
    minimum: 1,
    maximum: 100_000,
    default: 5_000,
    description: 'Rows that a cleanup deletes in one transaction.',
  }),
  TOMBSTONE_DAYS: Type.Integer({
    minimum: MIN_TOMBSTONE_DAYS,
    default: MIN_TOMBSTONE_DAYS,
    description: `Days after its last click at which a relation that was taken back is forgotten. Operations are refused after ${MAX_OPERATION_AGE_DAYS} days, so that none finds its tombstone gone.`,
  }),
  FAILURE_DAYS: Type.Integer({
    minimum: 1,
    default: MAX_OPERATION_AGE_DAYS,
    description: 'Days for which an actor can learn why an operation failed.',
  }),
}
