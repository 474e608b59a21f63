import type { Pool } from 'pg'
import { parseMessage } from '../consume/parse-message.ts'

/**
 * Takes a recorded failure of "quarantined" back before its message is sent again: the operation is on its way, and if it is
 * refused once more, that is recorded anew.
 * @returns the operation's id; null of a message that cannot be read, of which nothing was recorded
 */
export async function takeBackFailure(pool: Pick<Pool, 'query'>, body: string): Promise<string | null> {
  const parsed = parseMessage(body, Date.now())
  if (!('operation' in parsed)) return null
  const { opId } = parsed.operation
  await pool.query(`delete from relation_failures where op_id = $1 and code = 'quarantined'`, [opId])
  return opId
}
