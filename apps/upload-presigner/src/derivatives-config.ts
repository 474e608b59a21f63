import { serviceConfig, storeConfig } from '@matjip/service-kit'
import { Type } from 'typebox'

/** Configuration of the upload-presigner process that makes derivatives and sweeps. */
export const config = {
  ...serviceConfig,
  DATABASE_URL: storeConfig.DATABASE_URL,
  REDIS_URL: storeConfig.REDIS_URL,
  AWS_REGION: Type.String({ minLength: 1, description: 'Region of the buckets and queues.' }),
  AWS_ENDPOINT_URL_SQS: storeConfig.AWS_ENDPOINT_URL_SQS,
  AWS_ENDPOINT_URL_S3: Type.Optional(
    Type.String({ format: 'uri', description: "Another S3 than AWS's own, with buckets in the path." }),
  ),
  UPLOADS_BUCKET: storeConfig.UPLOADS_BUCKET,
  IMAGES_BUCKET: Type.String({ minLength: 3, description: 'Bucket of the derivatives, served at `IMAGES_URL`.' }),
  DERIVATIVES_QUEUE_URL: Type.String({ format: 'uri', description: 'Queue of uploads that lack derivatives.' }),
  DERIVATIVES_DLQ_URL: Type.String({
    format: 'uri',
    description: 'Queue of messages that were set aside, with their reasons.',
  }),
  DERIVERS: Type.Integer({
    minimum: 1,
    maximum: 64,
    default: 1,
    description: 'Processes that decode, one thread each: as many as the task has processors to give.',
  }),
  DERIVE_MEMORY_MB: Type.Integer({
    minimum: 200,
    default: 900,
    description: 'Megabytes that the process of one image may take before it is ended.',
  }),
  DERIVE_TIME_MS: Type.Integer({
    minimum: 100,
    default: 20_000,
    description: 'Milliseconds that one image may take: a hundred times what a photo of a phone does.',
  }),
  POISON_RECEIVES: Type.Integer({
    minimum: 1,
    default: 3,
    description: 'Receives after which an image whose process was ended each time is given up and set aside.',
  }),
  FEED_MS: Type.Integer({
    minimum: 10,
    default: 500,
    description: 'Milliseconds between two looks for uploads that are due.',
  }),
  SWEEP_MS: Type.Integer({
    minimum: 1_000,
    default: 60_000,
    description: "Milliseconds between two sweeps: how long a deleted post's photos stay in S3.",
  }),
  GONE_UPLOADS_S: Type.Integer({
    minimum: 1,
    default: 4_200,
    description:
      'Seconds after the deletion of an account until the rows of its uploads go: five minutes of a last URL, an hour for what was being sent by it, and some to spare.',
  }),
}
