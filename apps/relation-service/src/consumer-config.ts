import { POISON_RECEIVES } from '@matjip/relations'
import { serviceConfig, storeConfig, tracingConfig } from '@matjip/service-kit'
import { Type } from 'typebox'

/** Configuration of the relation-service process that consumes the queue. */
export const config = {
  ...serviceConfig,
  ...tracingConfig,
  REDIS_URL: storeConfig.REDIS_URL,
  AWS_REGION: Type.String({ minLength: 1, description: 'Region of the queues: `ap-northeast-2`.' }),
  AWS_ENDPOINT_URL_SQS: storeConfig.AWS_ENDPOINT_URL_SQS,
  RELATIONS_QUEUE_URL: Type.String({ format: 'uri', description: 'Queue of accepted follows and likes.' }),
  RELATIONS_QUARANTINE_QUEUE_URL: Type.String({
    format: 'uri',
    description: 'Queue of messages that cannot be handled, with their reasons.',
  }),
  RECEIVERS: Type.Integer({
    minimum: 1,
    maximum: 50,
    default: 20,
    description: 'Receives at once, of ten messages each.',
  }),
  POISON_RECEIVES: Type.Integer({
    minimum: 1,
    maximum: 900,
    default: POISON_RECEIVES,
    description:
      'Failures after which a message that fails alone once more, while others do not, goes to quarantine; each process counts for itself, and receives of an outage do not count. At a visibility timeout of a minute, five are the time to take a faulty deploy back; below the maxReceiveCount of the queue (1000).',
  }),
  MAX_PENDING: Type.Integer({
    minimum: 1,
    maximum: 110_000,
    default: 60_000,
    description:
      'Applied operations that Postgres may not have yet, above which nothing more is received: half of the 120,000 messages that SQS lets be in flight.',
  }),
}
