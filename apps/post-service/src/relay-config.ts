import { serviceConfig, storeConfig } from '@matjip/service-kit'
import { Type } from 'typebox'

/** Configuration of the post-service process that relays the outbox. */
export const config = {
  ...serviceConfig,
  DATABASE_URL: storeConfig.DATABASE_URL,
  AWS_REGION: Type.String({ minLength: 1, description: 'Region of the queue: `ap-northeast-2`.' }),
  AWS_ENDPOINT_URL_SQS: storeConfig.AWS_ENDPOINT_URL_SQS,
  POST_EVENTS_QUEUE_URL: Type.String({ format: 'uri', description: 'Queue of what timelines must know.' }),
  RELAY_BATCH: Type.Integer({
    minimum: 1,
    maximum: 1_000,
    default: 200,
    description: 'Events of one transaction, which lasts until SQS has confirmed them.',
  }),
  RELAY_INTERVAL_MS: Type.Integer({
    minimum: 1,
    default: 50,
    description:
      'Rest between looks at an empty outbox in milliseconds: half of it is what a post waits on average. A look costs Postgres about 0.1 ms.',
  }),
}
