import { serviceConfig } from '@matjip/service-kit'
import { Type } from 'typebox'

/** Configuration of the upload-presigner process that makes derivatives and sweeps. */
export const config = {
  ...serviceConfig,
  DATABASE_URL: Type.String({ minLength: 1, description: 'Postgres: `postgres://user:password@host:port/matjip`.' }),
  AWS_REGION: Type.String({ minLength: 1, description: 'Region of the buckets and queues.' }),
  AWS_ENDPOINT_URL_SQS: Type.Optional(
    Type.String({ format: 'uri', description: 'SQS API other than that of AWS: the local stack has one.' }),
  ),
  AWS_ENDPOINT_URL_S3: Type.Optional(
    Type.String({ format: 'uri', description: "Another S3 than AWS's own, with buckets in the path." }),
  ),
  UPLOADS_BUCKET: Type.String({ minLength: 3, description: 'Private bucket of the originals.' }),
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
    description:
      'Megabytes that one image may take before its process is ended: a 50-megapixel HEIC takes some 600, any 12-megapixel photo less than 200.',
  }),
  DERIVE_TIME_MS: Type.Integer({
    minimum: 100,
    default: 20_000,
    description: 'Milliseconds that one image may take: a 50-megapixel HEIC takes some 10,000.',
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
}
