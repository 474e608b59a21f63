import { serviceConfig } from '@matjip/service-kit'
import { Type } from 'typebox'

/** Configuration of the consumer as a function, for those who do not run `consumer` and counter-batch's fold. */
export const config = {
  LOG_LEVEL: serviceConfig.LOG_LEVEL,
  DATABASE_URL: Type.String({ format: 'uri', description: 'Postgres: `postgres://user:password@host:5432/matjip`.' }),
  REDIS_URL: Type.String({ format: 'uri', description: 'Redis: `redis://host:6379`.' }),
  AWS_REGION: Type.String({ minLength: 1, description: 'Region of the queues; the platform sets it.' }),
  AWS_ENDPOINT_URL_SQS: Type.Optional(
    Type.String({ format: 'uri', description: 'SQS API other than that of AWS: the local stack has one.' }),
  ),
  RELATIONS_QUARANTINE_QUEUE_URL: Type.String({
    format: 'uri',
    description: 'Queue of messages that cannot be handled, with their reasons.',
  }),
}
