import { apiConfig, storeConfig } from '@matjip/service-kit'
import { Type } from 'typebox'

/** Configuration of handing out uploads, however it is run. */
export const uploadsConfig = {
  DATABASE_URL: storeConfig.DATABASE_URL,
  AWS_REGION: Type.String({ minLength: 1, description: 'Region of the bucket.' }),
  AWS_ENDPOINT_URL_S3: Type.Optional(
    Type.String({
      format: 'uri',
      description:
        "Another S3 than AWS's own, with buckets in the path. Clients must reach it too: presigned URLs name it.",
    }),
  ),
  UPLOADS_BUCKET: storeConfig.UPLOADS_BUCKET,
  IMAGES_URL: storeConfig.IMAGES_URL,
  UNUSED_UPLOADS_PER_USER: Type.Integer({
    minimum: 1,
    default: 50,
    description: 'Uploads that a person may have asked for within 24 hours and not put into a post: five full posts.',
  }),
  UPLOAD_BYTES_PER_DAY: Type.Integer({
    minimum: 1,
    default: 1_000_000_000,
    description: 'Bytes that a person may ask to upload within 24 hours: 400 photos of 2.5 MB.',
  }),
}

/** Configuration of upload-presigner. Credentials come from the AWS SDK's own chain: the task's role, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. */
export const config = {
  ...apiConfig,
  ...uploadsConfig,
  EVENT_STREAMS_PER_USER: Type.Integer({
    minimum: 1,
    maximum: 100,
    default: 5,
    description: 'Upload streams that one person may have open in one process; 429 beyond.',
  }),
  EVENT_STREAMS: Type.Integer({
    minimum: 1,
    maximum: 50_000,
    default: 5_000,
    description: 'Upload streams of one process; 503 beyond, so that another process is tried.',
  }),
  WATCH_MS: Type.Integer({
    minimum: 10,
    default: 1_000,
    description: 'Milliseconds between two looks at uploads that streams wait for: one statement for all of them.',
  }),
  SNOWFLAKE_WORKER_ID: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 31,
      description:
        'Worker number of the ids of uploads, unique among the running tasks of this service. Without it each task leases one from Postgres; either all tasks have it or none.',
    }),
  ),
}
