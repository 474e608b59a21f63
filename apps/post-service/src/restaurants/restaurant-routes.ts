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
import { linkNext } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import { DEFAULT_RADIUS_M, MAX_RADIUS_M, NEAR_PATTERN } from './near.ts'
import { presentRestaurants } from './present-restaurants.ts'
import type { RestaurantStores } from './present-restaurants.ts'
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
export function restaurantRoutes(service: Service, stores: RestaurantStores): void {
  service.get(
    '/restaurants',
    {
      config: { auth: 'optional' },
      schema: {
        operationId: 'searchRestaurants',
        tags: ['restaurants'],
        summary: 'Search restaurants (식당 찾기)',
        description:
          'By name, by initial consonants, by place, or by name round a place. By distance with `near`, else by id. Callers also get `viewer`: whether they saved it (가고 싶어요).',
        querystring: SearchQuery,
        response: { 200: ref(RestaurantPage) },
      },
    },
    async (request, reply) => {
      const { limit = DEFAULT_PAGE_LIMIT } = request.query
      const { items, nextCursor } = await searchRestaurants(stores, { ...request.query, limit })
      linkNext(request, reply, nextCursor)
      return { items: await presentRestaurants(stores, items, request.caller?.userId ?? null), nextCursor }
    },
  )
  service.get(
    '/restaurants/:restaurantId',
    {
      config: { auth: 'optional', problems: [404] },
      schema: {
        operationId: 'getRestaurant',
        tags: ['restaurants'],
        summary: 'Read a restaurant (식당 보기)',
        description: 'One restaurant by its id. `counts.saves`: how many want to go (가고 싶어요).',
        params: Type.Object({ restaurantId: Id('Restaurant id.') }),
        response: { 200: ref(Restaurant) },
      },
    },
    async ({ params, caller }) => {
      const row = await findRestaurant(stores, parseId(params.restaurantId))
      const [restaurant] = await presentRestaurants(stores, row ? [{ row }] : [], caller?.userId ?? null)
      if (!restaurant) throw new ProblemError('not-found')
      return restaurant
    },
  )
}
