import { firstBitsOf } from './first-bits.ts'

/**
 * The user id that the local issuer and the seeder derive from a handle, so that they agree without asking a database.
 * With some hundreds of users a collision is less likely than 1 in 10^10.
 */
export function userIdOf(handle: string): number {
  return firstBitsOf(handle)
}
