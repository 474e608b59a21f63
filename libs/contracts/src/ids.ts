import { Type } from 'typebox'

/** 1 to 16 decimal digits: every integer below 2^53 and no sign, space or leading zero. */
export const ID_PATTERN = '^[1-9][0-9]{0,15}$'

/** An id in a message between services: a safe integer. Above that another number than was written would be read. */
export const SafeId = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })

/** An id on the wire: a decimal string, because JSON numbers of other languages may be 32-bit or floating. */
export const Id = (description: string) =>
  Type.String({ pattern: ID_PATTERN, description, examples: ['48122390016000'] })

/**
 * An id inside the services: a safe integer.
 * Strings of 16 digits above 2^53 round to a number that no id has (ids stay below 2^53), so they are simply not found.
 */
export function parseId(id: string): number {
  return Number(id)
}

/** An id on its way out. */
export function formatId(id: number): string {
  return String(id)
}
