import { apiConfig } from '@matjip/service-kit'
import { Type } from 'typebox'

/** Configuration of the relation-service process that serves the API. */
export const config = {
  ...apiConfig,
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
  AWS_REGION: Type.String({ minLength: 1, description: 'Region of the queue: `ap-northeast-2`.' }),
  AWS_ENDPOINT_URL_SQS: Type.Optional(
    Type.String({ format: 'uri', description: 'SQS API other than that of AWS: the local stack has one.' }),
  ),
  RELATIONS_QUEUE_URL: Type.String({ format: 'uri', description: 'Queue of accepted follows and likes.' }),
  EVENT_STREAMS_PER_USER: Type.Integer({
    minimum: 1,
    maximum: 100,
    default: 5,
    description: 'Event streams that one person may have open in one process: some tabs and a telephone; 429 beyond.',
  }),
  EVENT_STREAMS: Type.Integer({
    minimum: 1,
    maximum: 50_000,
    default: 5_000,
    description: 'Event streams of one process, at about 20 KB each; 503 beyond, so that another process is tried.',
  }),
}
