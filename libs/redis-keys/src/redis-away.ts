/** Answers of a server that cannot serve now; any other error reply is a fault of ours and must be seen. */
const NOT_NOW = /^(LOADING|READONLY|CLUSTERDOWN|MASTERDOWN|TRYAGAIN|OOM|BUSY|UNBLOCKED) /

/** Whether an error says that Redis cannot be reached or cannot serve now, so that a reader falls back to Postgres. */
export function isRedisAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'ReplyError' ? NOT_NOW.test(error.message) : true
}

/** What `read` finds, or `otherwise` where Redis is away. @throws any other error */
export async function unlessRedisAway<T>(read: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!isRedisAway(error)) throw error
    return otherwise
  }
}

/** What scripts say of keys and arguments that they cannot work with, in Redis 6 to 8 and Valkey. */
const UNWORKABLE = /^WRONGTYPE |attempt to |bad argument|is not an integer|is not a valid float/

/**
 * Whether a script of ours could not cope with what it found. No outage, and no fault of permission or configuration: those
 * have other words, and what nobody has thought of is none either.
 */
export function isScriptFault(error: unknown): boolean {
  if (!(error instanceof Error && error.name === 'ReplyError')) return false
  return error.message.includes('user_script') && UNWORKABLE.test(error.message)
}
