import type { StoreName } from './stores.ts'

/** The variable that gives a store from outside. */
export const STORE_VARIABLES: Record<StoreName, string> = {
  postgres: 'DATABASE_URL',
  redis: 'REDIS_URL',
  sqs: 'AWS_ENDPOINT_URL_SQS',
  s3: 'AWS_ENDPOINT_URL_S3',
}

/** The stores that the environment gives, as variables; the others are to be embedded. */
export function givenStores(env: NodeJS.ProcessEnv): Record<string, string> {
  const given = Object.values(STORE_VARIABLES).flatMap((name) => (env[name] ? [[name, env[name]]] : []))
  return Object.fromEntries(given) as Record<string, string>
}
