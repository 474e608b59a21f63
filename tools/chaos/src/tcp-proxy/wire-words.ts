/** What Postgres's protocol sends for the statement `commit`: a simple query (Q), its length, its text. */
const COMMIT = Buffer.from('Q\0\0\0\x0bcommit\0', 'latin1')

/** Whether a client sends COMMIT here. */
export const sendsCommit = (chunk: Buffer): boolean => chunk.includes(COMMIT)

/** Whether a Redis client runs a script here: all writes of the relation pipeline are scripts. */
export const runsScript = (chunk: Buffer): boolean => /\r\neval(sha)?\r\n/i.test(chunk.toString('latin1', 0, 64))
