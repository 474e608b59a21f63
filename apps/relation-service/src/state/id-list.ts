import { Type } from 'typebox'
import { safeId } from '../safe-id.ts'

/** One page of anything has 50 items at most, and so have the questions about it. */
const MAX_IDS = 50

/** Comma separated ids, as a query field. */
export const IdList = (what: string) =>
  Type.String({
    pattern: `^[1-9][0-9]{0,15}(,[1-9][0-9]{0,15}){0,${MAX_IDS - 1}}$`,
    description: `${what}, comma separated, ${MAX_IDS} at most.`,
    examples: ['48122390016000,48122390020096'],
  })

/**
 * The ids of such a field, each once, in the order asked for.
 * @throws ProblemError invalid-request for an id that is not below 2^53
 */
export function parseIdList(list: string | undefined, pointer: string): number[] {
  return list === undefined ? [] : [...new Set(list.split(',').map((id) => safeId(id, pointer)))]
}
