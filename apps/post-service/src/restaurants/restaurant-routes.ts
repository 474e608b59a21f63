import {
  DEFAULT_PAGE_LIMIT,
  Id,
  PageQuery,
  parseId,
  ProblemError,
  ref,
  Restaurant,
  RestaurantPage,
} from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import { linkNext } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import { DEFAULT_RADIUS_M, MAX_RADIUS_M, NEAR_PATTERN } from './near.ts'
import { presentRestaurant } from './restaurant-row.ts'
import { findRestaurant } from './restaurant-store.ts'
import { searchRestaurants } from './search-restaurants.ts'

/** Longer than any name of the lists that we know (31 characters). */
const MAX_QUERY = 50

const SearchQuery = Type.Object({
  query: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: MAX_QUERY,
      description: 'A part of the name (국밥), its initial consonants (ㄱㅂ) or a mix (국ㅂ); spaces do not matter.',
      examples: ['국밥'],
    }),
  ),
  near: Type.Optional(
    Type.String({
      pattern: NEAR_PATTERN,
      description: '`lat,lng` in degrees WGS84: only restaurants round this place, the nearest first.',
      examples: ['37.5443,127.0557'],
    }),
  ),
  radius: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: MAX_RADIUS_M,
      description: `Metres round \`near\`; ${DEFAULT_RADIUS_M} unless given.`,
      examples: [500],
    }),
  ),
  ...PageQuery,
})

/** Search and read restaurants; anonymous callers too. */
export function restaurantRoutes(service: Service, store: Pick<Database, 'pool' | 'db'>): void {
  service.get(
    '/restaurants',
    {
      config: { auth: 'optional' },
      schema: {
        operationId: 'searchRestaurants',
        tags: ['restaurants'],
        summary: 'Search restaurants',
        description:
          'By name, by initial consonants, by place, or by name round a place. By distance with `near`, else by id.',
        querystring: SearchQuery,
        response: { 200: ref(RestaurantPage) },
      },
    },
    async (request, reply) => {
      const { limit = DEFAULT_PAGE_LIMIT } = request.query
      const page = await searchRestaurants(store, { ...request.query, limit })
      linkNext(request, reply, page.nextCursor)
      return reply.send(page)
    },
  )
  service.get(
    '/restaurants/:restaurantId',
    {
      config: { auth: 'optional', problems: [404] },
      schema: {
        operationId: 'getRestaurant',
        tags: ['restaurants'],
        summary: 'Read a restaurant',
        description: 'One restaurant by its id.',
        params: Type.Object({ restaurantId: Id('Restaurant id.') }),
        response: { 200: ref(Restaurant) },
      },
    },
    async ({ params }, reply) => {
      const found = await findRestaurant(store, parseId(params.restaurantId))
      if (!found) throw new ProblemError('not-found')
      return reply.send(presentRestaurant(found))
    },
  )
}
