import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { EMBEDDED_AWS } from './embedded-aws.ts'
import { claimRun, type Run } from './run-file.ts'
import { IMAGES_BUCKET } from './bucket.ts'
import { startNodeStore, startS3 } from './stores/node-store.ts'
import { type PostgresSettings, startPostgres } from './stores/postgres.ts'
import { startRedis } from './stores/redis.ts'
import type { RedisSettings } from './stores/redis-server.ts'
import type { Store, StorePlace } from './stores/store.ts'
import { stopStores } from './stop-stores.ts'
import { temporaryStateDir } from './temporary-state.ts'

/** The four managed stores of production, as they are called here. */
export const STORE_NAMES = ['postgres', 'redis', 'sqs', 's3'] as const
export type StoreName = (typeof STORE_NAMES)[number]

/** How clients reach a store: the URL's key per store. */
interface UrlKeys {
  postgres: 'databaseUrl'
  redis: 'redisUrl'
  sqs: 'sqsEndpoint'
  s3: 's3Endpoint'
}
const URL_KEYS: UrlKeys = { postgres: 'databaseUrl', redis: 'redisUrl', sqs: 'sqsEndpoint', s3: 's3Endpoint' }

export interface StoresOptions<Name extends StoreName = StoreName> {
  /** Where their state lives; a new folder that is deleted by stop() unless given. */
  stateDir?: string
  /** Which to start; all unless given. */
  only?: readonly Name[]
  postgresSettings?: PostgresSettings
  redisSettings?: RedisSettings
  /** Variables for the S3 server: its region, and a key pair that it accepts beside its own. */
  s3Environment?: Record<string, string | undefined>
  /** Where their processes are noted; a claim of their own on `stateDir` unless given. */
  run?: Run
}

/** Running stores: a URL for each one that was asked for. */
export type Stores<Name extends StoreName = StoreName> = Record<UrlKeys[Name], string> & {
  readonly started: readonly Store[]
  /** Stops them all in order; leaves no process behind. */
  stop(): Promise<void>
}

/**
 * Starts stores on free loopback ports, all at once, and resolves when each answers. Where one fails, the others are
 * stopped and the error carries the end of its log.
 * @throws AlreadyRunning where a living process uses the state folder
 */
export async function startStores<const Name extends StoreName = StoreName>(
  options: StoresOptions<Name> = {},
): Promise<Stores<Name>> {
  const stateDir = options.stateDir ?? (await temporaryStateDir())
  mkdirSync(stateDir, { recursive: true })
  const run = options.run ?? (await claimRun(stateDir))
  const place: StorePlace = { stateDir, logDir: join(stateDir, 'logs'), run }
  const names: readonly StoreName[] = options.only ?? STORE_NAMES
  const outcomes = await Promise.allSettled(names.map((name) => startOne(name, place, options)))
  const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  const stop = async () => {
    await stopStores(started.map(({ child }) => child))
    if (!options.run) run.release()
    if (!options.stateDir) rmSync(stateDir, { recursive: true, force: true })
  }
  const failure = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failure) {
    await stop()
    throw failure.reason
  }
  const urls = Object.fromEntries(names.map((name, index) => [URL_KEYS[name], started[index]?.url]))
  return { ...urls, started, stop } as unknown as Stores<Name>
}

async function startOne(name: StoreName, place: StorePlace, options: StoresOptions): Promise<Store> {
  switch (name) {
    case 'postgres':
      return startPostgres(place, options.postgresSettings)
    case 'redis':
      return startRedis(place, options.redisSettings)
    case 'sqs':
      return startNodeStore('sqs', place)
    case 's3': {
      const folder = join(place.stateDir, 's3')
      mkdirSync(folder, { recursive: true })
      // Unless told otherwise, not a developer's own account.
      const aws = options.s3Environment ?? EMBEDDED_AWS
      return startS3(place, { ...aws, S3_FOLDER: folder }, IMAGES_BUCKET)
    }
  }
}
