import { Type } from 'typebox'
import type { Static } from 'typebox'
import { component, nullable, ref } from './component.ts'
import { Id } from './ids.ts'
import { pageOf } from './page.ts'

export const Location = component(
  'Location',
  Type.Object({
    lat: Type.Number({ minimum: -90, maximum: 90, examples: [37.5443] }),
    lng: Type.Number({ minimum: -180, maximum: 180, examples: [127.0557] }),
  }),
)

/** The restaurant line of a post. */
export const RestaurantSummary = component(
  'RestaurantSummary',
  Type.Object({
    id: Id('Restaurant id.'),
    name: Type.String({ examples: ['동명'] }),
    category: nullable(Type.String({ examples: ['일식'] })),
    area: nullable(Type.String({ description: 'City and district.', examples: ['서울 구로구'] })),
    location: nullable(ref(Location)),
  }),
)
export type RestaurantSummary = Static<typeof RestaurantSummary>

/** What the caller's own relation to a restaurant is, pending clicks included. */
export const RestaurantViewer = component(
  'RestaurantViewer',
  Type.Object({
    saved: Type.Boolean({ description: 'The caller has saved it (가고 싶어요).' }),
    savePending: Type.Boolean({ description: 'The newest saving or unsaving is accepted but not yet in the record.' }),
  }),
)
export type RestaurantViewer = Static<typeof RestaurantViewer>

export const Restaurant = component(
  'Restaurant',
  Type.Object({
    id: Id('Restaurant id.'),
    name: Type.String({ examples: ['동명'] }),
    category: nullable(Type.String({ examples: ['일식'] })),
    area: nullable(Type.String({ description: 'City and district.', examples: ['서울 구로구'] })),
    address: nullable(Type.String({ examples: ['서울특별시 구로구 경인로47길 6'] })),
    location: nullable(ref(Location)),
    description: nullable(Type.String()),
    counts: Type.Object({ saves: Type.Integer({ minimum: 0, description: 'People who want to go (가고 싶어요).' }) }),
    viewer: Type.Optional(ref(RestaurantViewer)),
    distanceM: Type.Optional(Type.Integer({ minimum: 0, description: 'Metres from `near`, in a search by place.' })),
  }),
)
export type Restaurant = Static<typeof Restaurant>

export const RestaurantPage = component('RestaurantPage', pageOf(ref(Restaurant)))
export type RestaurantPage = Static<typeof RestaurantPage>
