import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** 32 characters of base64 are 190 bits: nobody guesses them, however often they may try. */
export const MIN_TOKEN_LENGTH = 32
/** A working day, after which one signs in again. */
export const SESSION_S = 12 * 60 * 60
/** Bytes of a session's name, which the log tells instead of who it is. */
const NAME_BYTES = 6

/** Who has signed in: not a person, for all operators have the same token. */
export interface Session {
  /** What the log calls it. */
  name: string
  /** Milliseconds since 1970. */
  expiresAt: number
}

/**
 * Sessions without a store: `name.expiry.signature`, signed by a key that is made of the token, so that any process with this
 * token knows them, also after a restart, and another token ends them all.
 */
export function createSessions(token: string) {
  const key = createHash('sha256').update(`matjip operations session\0${token}`).digest()
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url')
  return {
    /** Whether this is the token; takes as long for any other. */
    isToken: (given: string): boolean => same(given, token),
    begin(now: number): { cookie: string; session: Session } {
      const session = { name: randomBytes(NAME_BYTES).toString('hex'), expiresAt: now + SESSION_S * 1_000 }
      const text = `${session.name}.${session.expiresAt}`
      return { cookie: `${text}.${sign(text)}`, session }
    },
    /** The session of a cookie; undefined of one that is not ours, or over. */
    read(cookie: string | undefined, now: number): Session | undefined {
      const [name = '', expiry = '', signature = ''] = cookie?.split('.') ?? []
      if (!same(signature, sign(`${name}.${expiry}`))) return undefined
      const expiresAt = Number(expiry)
      return expiresAt > now ? { name, expiresAt } : undefined
    },
  }
}

export type Sessions = ReturnType<typeof createSessions>

/** Of their hashes, which are of one length, so that nothing tells how long the right one is. */
function same(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(a), hash(b))
}
