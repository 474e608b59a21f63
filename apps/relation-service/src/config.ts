import { apiConfig } from '@matjip/service-kit'
import { Type } from 'typebox'

/** Configuration of the relation-service process that serves the API. */
export const config = {
  ...apiConfig,
  DATABASE_URL: Type.String({ format: 'uri', description: 'Postgres: `postgres://user:password@host:5432/matjip`.' }),
  REDIS_URL: Type.String({ format: 'uri', description: 'Redis: `redis://host:6379`.' }),
  AWS_REGION: Type.String({ minLength: 1, description: 'Region of the queue: `ap-northeast-2`.' }),
  AWS_ENDPOINT_URL_SQS: Type.Optional(
    Type.String({ format: 'uri', description: 'SQS API other than that of AWS: the local stack has one.' }),
  ),
  RELATIONS_QUEUE_URL: Type.String({ format: 'uri', description: 'Queue of accepted follows and likes.' }),
}
