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
  DATABASE_REPLICA_URLS: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'Read replicas, separated by commas, each by its own host (never a reader endpoint that stands for several). They answer what Redis does not have, where they show all that the primary has; the role needs `pg_read_all_stats`.',
    }),
  ),
  REPLICA_WAIT_MS: Type.Integer({
    minimum: 0,
    default: 50,
    description:
      'Milliseconds that a read waits for a replica to catch up before the primary answers: longer than a replica is usually behind, shorter than anybody notices.',
  }),
  REDIS_URL: storeConfig.REDIS_URL,
  IMAGES_URL: storeConfig.IMAGES_URL,
}
