import { storeConfig } from '@matjip/service-kit'
import { Type } from 'typebox'

/** Configuration that every form of the batch has. */
export const foldSettings = {
  DATABASE_URL: storeConfig.DATABASE_URL,
  REDIS_URL: storeConfig.REDIS_URL,
  AWS_REGION: Type.String({ minLength: 1, description: 'Region of the queues: `ap-northeast-2`.' }),
  AWS_ENDPOINT_URL_SQS: storeConfig.AWS_ENDPOINT_URL_SQS,
  RELATIONS_QUEUE_URL: Type.String({ format: 'uri', description: 'Queue of accepted follows and likes.' }),
  RELATIONS_QUARANTINE_QUEUE_URL: Type.String({
    format: 'uri',
    description: 'Queue of operations that Postgres refuses, with their reasons.',
  }),
  FOLD_BATCH: Type.Integer({
    minimum: 1,
    maximum: 10_000,
    default: 1_000,
    description: 'Operations at which a transaction takes no other shard, and the most that it takes of one.',
  }),
  FOLD_LANES: Type.Integer({
    minimum: 1,
    maximum: 16,
    default: 2,
    description: 'Transactions at once; each takes a connection to Postgres.',
  }),
}
