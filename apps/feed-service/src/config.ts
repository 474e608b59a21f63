import { apiConfig, storeConfig } from '@matjip/service-kit'
import { Type } from 'typebox'
import { timelineConfig } from './timelines/timeline-settings.ts'

/** Configuration of the feed-service process. */
export const config = {
  ...apiConfig,
  ...timelineConfig,
  REBUILDS: Type.Integer({
    minimum: 0,
    default: 4,
    description:
      'Timelines that a process builds from Postgres at once; others wait for their turn. A build takes Postgres some 10 ms and one of ten connections. 0: every read is answered from Postgres, page by page.',
  }),
  DATABASE_URL: storeConfig.DATABASE_URL,
  REDIS_URL: storeConfig.REDIS_URL,
  IMAGES_URL: storeConfig.IMAGES_URL,
}
