import { apiConfig } from '@matjip/service-kit'
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
  DATABASE_URL: Type.String({ format: 'uri', description: 'Postgres: `postgres://user:password@host:5432/matjip`.' }),
  REDIS_URL: Type.String({
    format: 'uri',
    description:
      'Redis: `redis://host:6379`; a Cluster by one of its nodes or its configuration endpoint: `rediss://host:6379?cluster`.',
  }),
  IMAGES_URL: Type.String({
    format: 'uri',
    description: 'Where derivatives are served: an origin of their own, such as `https://images.matjip.example`.',
  }),
}
