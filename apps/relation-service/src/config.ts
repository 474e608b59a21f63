import { apiConfig, storeConfig, tracingConfig } from '@matjip/service-kit'
import { Type } from 'typebox'

/** Configuration of the relation-service process that serves the API. */
export const config = {
  ...apiConfig,
  ...tracingConfig,
  DATABASE_URL: storeConfig.DATABASE_URL,
  REDIS_URL: storeConfig.REDIS_URL,
  IMAGES_URL: storeConfig.IMAGES_URL,
  AWS_REGION: Type.String({ minLength: 1, description: 'Region of the queue: `ap-northeast-2`.' }),
  AWS_ENDPOINT_URL_SQS: storeConfig.AWS_ENDPOINT_URL_SQS,
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
