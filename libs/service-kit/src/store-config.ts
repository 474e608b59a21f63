import { Type } from 'typebox'

/** Configuration of where a process finds what it stores in and serves from; each takes what it needs. */
export const storeConfig = {
  DATABASE_URL: Type.String({ format: 'uri', description: 'Postgres: `postgres://user:password@host:5432/matjip`.' }),
  REDIS_URL: Type.String({
    format: 'uri',
    description:
      'Redis: `redis://host:6379`; a Cluster by one of its nodes or its configuration endpoint: `rediss://host:6379?cluster`.',
  }),
  AWS_ENDPOINT_URL_SQS: Type.Optional(
    Type.String({ format: 'uri', description: 'SQS API other than that of AWS: the local stack has one.' }),
  ),
  UPLOADS_BUCKET: Type.String({ minLength: 3, description: 'Private bucket of the originals.' }),
  IMAGES_URL: Type.String({
    format: 'uri',
    description: 'Where derivatives are served: an origin of their own, such as `https://images.matjip.example`.',
  }),
}
