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
