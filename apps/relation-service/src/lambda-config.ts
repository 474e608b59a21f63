import { serviceConfig, storeConfig } from '@matjip/service-kit'
import { Type } from 'typebox'

/** Configuration of the consumer as a function, for those who do not run `consumer` and counter-batch's fold. */
export const config = {
  LOG_LEVEL: serviceConfig.LOG_LEVEL,
  DATABASE_URL: storeConfig.DATABASE_URL,
  REDIS_URL: Type.String({ format: 'uri', description: 'Redis: `redis://host:6379`.' }),
  AWS_REGION: Type.String({ minLength: 1, description: 'Region of the queues; the platform sets it.' }),
  AWS_ENDPOINT_URL_SQS: storeConfig.AWS_ENDPOINT_URL_SQS,
  RELATIONS_QUARANTINE_QUEUE_URL: Type.String({
    format: 'uri',
    description: 'Queue of messages that cannot be handled, with their reasons.',
  }),
}
