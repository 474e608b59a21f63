import { setTimeout as sleep } from 'node:timers/promises'
import { userIdOf } from '@matjip/contracts/user-id'
import type { Session } from '@matjip/e2e'
import { request } from '@matjip/e2e'
import type { AttackedStack } from './open-stack.ts'
import type { Person } from './tokens.ts'

/** Somebody with a good token. */
export type Someone = Session & Person

/** Times that a 503 is tried again, and milliseconds between two: a stack that has just come up on a busy machine is slow. */
const TRIES = 10
const PAUSE_MS = 1_000

/** A person who has been met: their row is there before anything is counted. */
export async function meet(
  { url, tokens }: Pick<AttackedStack, 'url' | 'tokens'>,
  handle: string,
  role: Pick<Person, 'moderates'> = {},
): Promise<Someone> {
  const person: Person = { userId: String(userIdOf(handle)), handle, ...role }
  const authorization = `Bearer ${await tokens.good(person)}`
  const call: Someone['call'] = async (method, path, options = {}) => {
    for (let tries = 1; ; tries++) {
      try {
        return await request(url, method, path, { ...options, headers: { authorization, ...options.headers } })
      } catch (error) {
        if (tries === TRIES || !String(error).includes('answered 503')) throw error
        await sleep(PAUSE_MS)
      }
    }
  }
  const someone: Someone = { ...person, call }
  await someone.call('GET', '/users/me')
  return someone
}
