import { Type } from 'typebox'
import type { Static } from 'typebox'
import { component, nullable, ref } from './component.ts'
import { FeedItem } from './feed.ts'
import { pageOf } from './page.ts'
import { Timestamp } from './timestamp.ts'

const AsOf = nullable(Timestamp('The moment of which the list is; null where there is none yet.'))

/** A page of a ranked list. The list stands still while it is walked. */
export const RankedPage = component('RankedPage', Type.Object({ ...pageOf(ref(FeedItem)).properties, asOf: AsOf }))
export type RankedPage = Static<typeof RankedPage>

/** A meal of one day. */
export const MealTime = component(
  'MealTime',
  Type.Object({
    slot: Type.String({ enum: ['breakfast', 'lunch', 'cafe', 'dinner', 'night'], examples: ['lunch'] }),
    name: Type.String({ examples: ['점심'] }),
    startsAt: Timestamp('When it began.'),
    endsAt: Timestamp('When it ends, or ended.'),
  }),
)
export type MealTime = Static<typeof MealTime>

export const TrendingPage = component(
  'TrendingPage',
  Type.Object({
    ...pageOf(ref(FeedItem)).properties,
    asOf: AsOf,
    meal: ref(MealTime),
    area: nullable(Type.String({ description: 'As asked for; null: everywhere.', examples: ['서울 성동구'] })),
  }),
)
export type TrendingPage = Static<typeof TrendingPage>
