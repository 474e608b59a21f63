import { serviceConfig, storeConfig } from '@matjip/service-kit'
import { Type } from 'typebox'

/** Configuration of the feed-service process that refreshes trending and popular lists. */
export const config = {
  ...serviceConfig,
  DATABASE_URL: storeConfig.DATABASE_URL,
  TRENDS_INTERVAL_MS: Type.Integer({
    minimum: 100,
    default: 60_000,
    description:
      'Rest between two refreshes of trending and popular lists in milliseconds; longer where one takes long.',
  }),
  TRENDS_MAX_POSTS: Type.Integer({
    minimum: 1_000,
    default: 50_000,
    description: 'Posts of a meal slot that a refresh reads at most, the newest: about 40 µs each in Postgres.',
  }),
}
