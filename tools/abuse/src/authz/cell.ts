import type { Route } from '../world/document.ts'
import type { Sent } from '../world/send.ts'
import { CALLERS, FORGED, personOf } from './callers.ts'
import type { Caller } from './callers.ts'
import type { RouteClass } from './classes.ts'
import { foreignIds, SOMEBODYS } from './foreign-ids.ts'
import type { Things } from './things.ts'

/** One cell of the matrix: what is sent, and the statuses that are right. */
export interface Cell {
  route: Route
  caller: Caller
  sent: Sent
  expected: readonly number[]
}

/** Names under which somebody might smuggle another's id into a request. */
const smuggledIds = (id: string) => ({ userId: id, actorId: id, ownerId: id, authorId: id })
/** A path that leads nowhere, or to another route, which has no such thing or takes no such method. */
const NOWHERE = [400, 404, 405]
const BAD_INPUT = 400

/** What a caller sends to a route, and what must come back. */
export function cellOf(route: Route, { caller, of: asked }: { caller: Caller; of: RouteClass }, things: Things): Cell {
  const person = personOf(caller, things)
  const foreign = things.owner.userId
  let query = asked.query?.(things, person) ?? {}
  let body = asked.body?.(things, person)
  let parameters = asked.path?.(things) ?? {}
  let suffix = ''
  let expected = plainStatuses(route, caller, asked)
  if (caller === 'in body') {
    // A route that takes no body refuses one, too.
    body = asked.foreignBody?.body(things) ?? { ...(body as object | undefined), ...smuggledIds(foreign) }
    expected = [asked.foreignBody?.status ?? (asked.moderator === undefined ? BAD_INPUT : asked.other)]
  }
  if (caller === 'in query') {
    query = asked.foreignQuery?.query(things) ?? { ...query, ...smuggledIds(foreign) }
    expected = [asked.foreignQuery?.status ?? (asked.moderator === undefined ? BAD_INPUT : asked.other)]
  }
  if (caller === 'in path') {
    parameters = { ...parameters, ...foreignIds(things) }
    expected = [asked.foreignPath ?? asked.other]
  }
  if (caller === 'after path') {
    suffix = `/${foreign}`
    expected = NOWHERE
  }
  const path = pathOf(route.path, parameters) + suffix
  const search = new URLSearchParams(query).toString()
  const sent: Sent = {
    method: route.method,
    path: search === '' ? path : `${path}?${search}`,
    headers: asked.headers?.() ?? {},
    ...(body === undefined ? {} : { body }),
  }
  return { route, caller, sent, expected }
}

/**
 * Every caller of a route, but for a body with a GET: the load balancer does not forward it, so nobody could read it. The
 * owner's id stands in the path where that has a place for somebody's thing, and behind it where it has none.
 */
export function callersOf({ method, path }: Route): Caller[] {
  const isInPath = SOMEBODYS.some((name) => path.includes(`{${name}}`))
  return CALLERS.filter((caller) => {
    if (caller === 'in body') return method !== 'GET'
    if (caller === 'in path') return isInPath
    return caller !== 'after path' || !isInPath
  })
}

function plainStatuses({ isOpen }: Route, caller: Caller, asked: RouteClass): readonly number[] {
  // The token of a deleted account is good, and good for nothing.
  if (FORGED.includes(caller) || caller === 'deleted') return [401]
  if (caller === 'anonymous') return [isOpen ? asked.other : 401]
  if (caller === 'moderator') return [asked.moderator ?? asked.other]
  return [caller === 'owner' || caller === 'blocked' ? asked[caller] : asked.other]
}

/** A template with its parameters filled in. @throws Error where one is missing: the class does not fit the route */
export function pathOf(template: string, parameters: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = parameters[name]
    if (value === undefined) throw new Error(`${template}: nothing is said of {${name}}`)
    return value
  })
}
