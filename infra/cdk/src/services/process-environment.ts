import type { Foundation } from '../foundation/foundation-stack.ts'
import type { Settings } from '../settings.ts'
import { requiredVariables } from './required-variables.ts'

/** Port inside a container. */
export const CONTAINER_PORT = 8080
/**
 * Milliseconds between "not ready" and closing. ECS takes a task out of its target group before it sends SIGTERM; the
 * balancer hears of that within seconds. With the requests under way it must stay below the 25 s after which a process ends.
 */
const DRAIN_DELAY_MS = 10_000

/** Variables that a process must not be given, and why. */
const NEVER = new Set([
  // Another SQS or S3 than AWS's own.
  'AWS_ENDPOINT_URL_SQS',
  'AWS_ENDPOINT_URL_S3',
  // All tasks of a service get the same environment: they lease their numbers.
  'SNOWFLAKE_WORKER_ID',
])

/**
 * The configuration of a process: of all that we could say, what its own schema asks for.
 * @throws Error that names variables which the schema requires and nobody here provides
 */
export async function processEnvironment(
  process: { app: string; entry: string },
  settings: Settings,
  foundation: Foundation,
): Promise<Record<string, string>> {
  const known = knownVariables(settings, foundation)
  const { required, optional } = await requiredVariables(process)
  const missing = required.filter((name) => !(name in known))
  if (missing.length > 0)
    throw new Error(`${process.app}/${process.entry} needs ${missing.join(', ')}, which nothing provides`)
  const names = [...required, ...optional].filter((name) => name in known && !NEVER.has(name))
  return { NODE_ENV: 'production', ...Object.fromEntries(names.map((name) => [name, known[name] ?? ''])) }
}

function knownVariables(
  settings: Settings,
  { postgres, redis, queues, quarantine, buckets, vpc }: Foundation,
): Record<string, string> {
  return {
    HOST: '0.0.0.0',
    PORT: String(CONTAINER_PORT),
    DRAIN_DELAY_MS: String(DRAIN_DELAY_MS),
    PUBLIC_URL: `https://${settings.apiDomain}`,
    // Only the load balancer reaches a task, and it is in this network.
    TRUSTED_PROXIES: vpc.vpcCidrBlock,
    AUTH_ISSUER: settings.issuer,
    AUTH_AUDIENCE: settings.audience,
    AUTH_JWKS_URL: settings.jwksUrl,
    DATABASE_URL: postgres.url,
    ...(postgres.replicaUrls ? { DATABASE_REPLICA_URLS: postgres.replicaUrls } : {}),
    REDIS_URL: redis.url,
    AWS_REGION: settings.region,
    RELATIONS_QUEUE_URL: queues.relations.queue.queueUrl,
    RELATIONS_QUARANTINE_QUEUE_URL: quarantine.queueUrl,
    POST_EVENTS_QUEUE_URL: queues['post-events'].queue.queueUrl,
    POST_EVENTS_DLQ_URL: queues['post-events'].deadLetters.queueUrl,
    DERIVATIVES_QUEUE_URL: queues.derivatives.queue.queueUrl,
    DERIVATIVES_DLQ_URL: queues.derivatives.deadLetters.queueUrl,
    UPLOADS_BUCKET: buckets.originals.bucketName,
    IMAGES_BUCKET: buckets.derivatives.bucketName,
    IMAGES_URL: `https://${settings.imagesDomain}`,
  }
}
