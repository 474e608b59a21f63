import { serviceConfig, storeConfig } from '@matjip/service-kit'
import { Type } from 'typebox'
import { MIN_TOKEN_LENGTH } from './session/operator-token.ts'

const queueUrl = (description: string) => Type.String({ format: 'uri', description })

/** Configuration of the operations page. */
export const config = {
  ...serviceConfig,
  DATABASE_URL: storeConfig.DATABASE_URL,
  REDIS_URL: storeConfig.REDIS_URL,
  AWS_REGION: Type.String({ minLength: 1, description: 'Region of the queues: `ap-northeast-2`.' }),
  AWS_ENDPOINT_URL_SQS: storeConfig.AWS_ENDPOINT_URL_SQS,
  RELATIONS_QUEUE_URL: queueUrl(
    'Queue of accepted follows and likes; its dead-letter queue is found by its redrive policy.',
  ),
  RELATIONS_QUARANTINE_QUEUE_URL: queueUrl('Queue of relations that cannot be handled, with their reasons.'),
  POST_EVENTS_QUEUE_URL: queueUrl('Queue of what timelines must know.'),
  POST_EVENTS_DLQ_URL: queueUrl('Its messages that could not be handled.'),
  DERIVATIVES_QUEUE_URL: queueUrl('Queue of uploads that lack derivatives.'),
  DERIVATIVES_DLQ_URL: queueUrl('Its messages that could not be handled.'),
  OPS_TOKEN: Type.String({
    minLength: MIN_TOKEN_LENGTH,
    description: `What operators sign in with, at least ${MIN_TOKEN_LENGTH} characters: \`openssl rand -base64 32\`. Another one ends all sessions.`,
  }),
  OPS_PAGE_DIR: Type.String({ minLength: 1, description: 'Folder of the built page.' }),
  OPS_TARGETS: Type.String({
    minLength: 1,
    description:
      'Processes whose metrics are read, `name=origin` with commas between: `counter-batch=http://counter-batch.internal:3000`. A name of several addresses is all of them.',
  }),
  OPS_INTERVAL_MS: Type.Integer({
    minimum: 250,
    default: 2_000,
    description: 'Milliseconds between two looks, while anybody has the page open; nobody looks otherwise.',
  }),
}
