import { Type } from 'typebox'

/** Configuration that every form of the batch has. */
export const foldSettings = {
  DATABASE_URL: Type.String({ format: 'uri', description: 'Postgres: `postgres://user:password@host:5432/matjip`.' }),
  REDIS_URL: Type.String({
    format: 'uri',
    description:
      'Redis: `redis://host:6379`; a Cluster by one of its nodes or its configuration endpoint: `rediss://host:6379?cluster`.',
  }),
  AWS_REGION: Type.String({ minLength: 1, description: 'Region of the queues: `ap-northeast-2`.' }),
  AWS_ENDPOINT_URL_SQS: Type.Optional(
    Type.String({ format: 'uri', description: 'SQS API other than that of AWS: the local stack has one.' }),
  ),
  RELATIONS_QUEUE_URL: Type.String({ format: 'uri', description: 'Queue of accepted follows and likes.' }),
  RELATIONS_QUARANTINE_QUEUE_URL: Type.String({
    format: 'uri',
    description: 'Queue of operations that Postgres refuses, with their reasons.',
  }),
  FOLD_BATCH: Type.Integer({
    minimum: 1,
    maximum: 10_000,
    default: 1_000,
    description: 'Operations of one shard that are folded in one transaction.',
  }),
  FOLD_LANES: Type.Integer({
    minimum: 1,
    maximum: 16,
    default: 2,
    description: 'Shards folded at once; each takes a connection to Postgres.',
  }),
}
