/** Codes of sockets and name look-up: the store cannot be reached. */
const SOCKET = /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR)/
/** SQLSTATE classes and codes by which Postgres says "not now": connection, resources, operator intervention, cancelled, read-only after a failover, lock or deadlock. */
const SQLSTATE = /^(08|53|57)|^(25006|40001|40P01|55P03)$/
/** Messages of clients that have no code: pg's pool and connection, ioredis, the AWS SDK's time-outs. */
const MESSAGE =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|Connection is closed|Stream isn't writeable|Command timed out|max retries per request|^(LOADING|READONLY|CLUSTERDOWN|MASTERDOWN|TRYAGAIN|OOM) |socket hang up|Query read timeout|fetch failed/
const NAME = /^(TimeoutError|AbortError|NetworkingError|JWKSTimeout|MaxRetriesPerRequestError)$/

interface AnyError {
  code?: unknown
  name?: unknown
  message?: unknown
  cause?: unknown
  errors?: unknown
  $fault?: unknown
}

/** Whether an error means that a store or another service is unavailable, so that the same request may succeed later. Looks through causes and aggregates. */
export function isDependencyFailure(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false
  const { code, name, message, cause, errors, $fault } = error as AnyError
  return (
    (typeof code === 'string' && (SOCKET.test(code) || (code.length === 5 && SQLSTATE.test(code)))) ||
    (typeof name === 'string' && NAME.test(name)) ||
    (typeof message === 'string' && MESSAGE.test(message)) ||
    $fault === 'server' ||
    (Array.isArray(errors) && errors.some((inner) => isDependencyFailure(inner, depth + 1))) ||
    isDependencyFailure(cause, depth + 1)
  )
}
