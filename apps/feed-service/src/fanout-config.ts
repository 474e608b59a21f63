import { serviceConfig, storeConfig } from '@matjip/service-kit'
import { Type } from 'typebox'
import { timelineConfig } from './timelines/timeline-settings.ts'

/** Configuration of the feed-service process that fans posts out. */
export const config = {
  ...serviceConfig,
  ...timelineConfig,
  DATABASE_URL: storeConfig.DATABASE_URL,
  REDIS_URL: storeConfig.REDIS_URL,
  AWS_REGION: Type.String({ minLength: 1, description: 'Region of the queues: `ap-northeast-2`.' }),
  AWS_ENDPOINT_URL_SQS: storeConfig.AWS_ENDPOINT_URL_SQS,
  POST_EVENTS_QUEUE_URL: Type.String({ format: 'uri', description: 'Queue of what timelines must know.' }),
  POST_EVENTS_DLQ_URL: Type.String({
    format: 'uri',
    description: 'Queue of messages that cannot be read, with their reasons.',
  }),
  FANOUT_RECEIVERS: Type.Integer({
    minimum: 1,
    maximum: 50,
    default: 4,
    description: 'Receives at once, of ten messages each. A message is a few milliseconds of work.',
  }),
  FANOUT_CHUNK: Type.Integer({
    minimum: 1,
    maximum: 5_000,
    default: 500,
    description:
      'Followers that one message serves. More would keep a worker from others; fewer cost a message, about 0.2 ms of CPU, for less.',
  }),
  PULL_THRESHOLD: Type.Integer({
    minimum: 1,
    default: 10_000,
    description:
      "Followers from which on an author's posts are not pushed but pulled by readers; below 0.8 of it they are pushed again. The same in every process.",
  }),
}
