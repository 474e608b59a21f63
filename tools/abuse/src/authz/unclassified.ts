import type { Route } from '../world/document.ts'
import type { RouteClass } from './classes.ts'

/** Routes of which nobody has said who may do them, and classes without a route. */
export function unclassified(routes: readonly Route[], classes: Readonly<Record<string, RouteClass>>): string[] {
  const ids = routes.map(({ operationId }) => operationId)
  return [
    ...ids.filter((id) => !(id in classes)).map((id) => `${id} is not classified in tools/abuse/src/authz/classes.ts`),
    ...Object.keys(classes)
      .filter((id) => !ids.includes(id))
      .map((id) => `${id} is classified and no route`),
  ]
}
