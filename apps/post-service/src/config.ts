import { apiConfig, storeConfig } from '@matjip/service-kit'
import { Type } from 'typebox'

/** Configuration of post-service. Credentials come from the AWS SDK's own chain: the task's role, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. */
export const config = {
  ...apiConfig,
  DATABASE_URL: storeConfig.DATABASE_URL,
  REDIS_URL: storeConfig.REDIS_URL,
  AWS_REGION: Type.String({ minLength: 1, description: 'Region of the bucket.' }),
  AWS_ENDPOINT_URL_S3: Type.Optional(
    Type.String({ format: 'uri', description: "Another S3 than AWS's own, with buckets in the path." }),
  ),
  UPLOADS_BUCKET: storeConfig.UPLOADS_BUCKET,
  IMAGES_URL: storeConfig.IMAGES_URL,
  SNOWFLAKE_WORKER_ID: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 31,
      description:
        'Worker number of the ids of posts, unique among the running tasks of this service. Without it each task leases one from Postgres; either all tasks have it or none.',
    }),
  ),
}
