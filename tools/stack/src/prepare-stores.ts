import { join } from 'node:path'
import { openS3, openSqs } from './aws-clients.ts'
import { createBuckets, IMAGES_BUCKET, UPLOADS_BUCKET } from './bucket.ts'
import { openStores } from './open-stores.ts'
import { createQueues } from './queues.ts'
import type { Run } from './run-file.ts'
import type { Say, Stack } from './stack.ts'
import { timer } from './timer.ts'

/** Stores that are ready for services: what these are told, and what they inherit. */
export interface PreparedStores {
  /** Addresses, credentials, queues and bucket, as variables. */
  stores: Record<string, string>
  /** Our own environment without what would mislead an AWS client, with the above. */
  inherited: NodeJS.ProcessEnv
}

/** Starts what stores are not given, and makes schema, queues and bucket in them. */
export async function prepareStores(stack: Stack, stateDir: string, run: Run, say: Say): Promise<PreparedStores> {
  const { crew } = stack
  const timed = timer(say)
  const variables = await timed('stores', openStores(stack, stateDir, run))
  crew.checkStopping()
  const sqs = openSqs(variables)
  const migration = {
    name: 'migrate',
    command: process.execPath,
    args: [join(import.meta.dirname, 'migrate-process.ts')],
    env: { ...process.env, ...variables },
    logFile: join(stateDir, 'logs', 'migrate.log'),
  }
  const [, urls] = await Promise.all([
    timed('migrations', crew.finish(migration)),
    timed('queues', createQueues(sqs)),
    timed('buckets', createBuckets(openS3(variables))),
  ])
  stack.queues = { sqs, urls, isEmbedded: !process.env.AWS_ENDPOINT_URL_SQS }
  const set = Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const stores = {
    ...Object.fromEntries(set),
    RELATIONS_QUEUE_URL: urls.relations,
    RELATIONS_QUARANTINE_QUEUE_URL: urls.quarantine,
    POST_EVENTS_QUEUE_URL: urls.postEvents,
    POST_EVENTS_DLQ_URL: urls.postEventsDeadLetters,
    UPLOADS_BUCKET,
    DERIVATIVES_QUEUE_URL: urls.derivatives,
    DERIVATIVES_DLQ_URL: urls.derivativesDeadLetters,
    IMAGES_BUCKET,
    IMAGES_URL: variables.IMAGES_URL ?? `${variables.AWS_ENDPOINT_URL_S3 ?? ''}/${IMAGES_BUCKET}`,
  }
  return { stores, inherited: { ...process.env, ...variables, ...stores } }
}
