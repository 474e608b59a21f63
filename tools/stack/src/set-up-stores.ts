import pg from 'pg'
import { MISLEADING_AWS } from './aws-environment.ts'
import { EMBEDDED_AWS } from './embedded-aws.ts'
import { migrateInProcess } from './migrate-in-process.ts'
import { STORE_NAMES, startStores, type StoresOptions } from './stores.ts'
import { THROW_AWAY } from './stores/postgres.ts'
import { THROW_AWAY_REDIS } from './stores/redis-server.ts'

/** The name that openTestDatabase() of @matjip/db-schema/testing clones. */
const TEMPLATE = 'matjip_template'

/**
 * Starts stores once for a whole test run, with one migrated database for test files to clone, and puts their addresses
 * into the environment. What it returns stops them.
 * @param given a Redis that runs already, in place of one of its own; and where state lies, for who needs to know
 */
export async function setUpStores(
  given: Pick<StoresOptions, 'stateDir' | 'run'> & { redisUrl?: string },
): Promise<() => Promise<void>> {
  const { redisUrl, ...place } = given
  const only = STORE_NAMES.filter((name) => name !== 'redis' || !redisUrl)
  const stores = await startStores({
    ...place,
    only,
    postgresSettings: THROW_AWAY,
    redisSettings: THROW_AWAY_REDIS,
  })
  try {
    const adminUrl = databaseOf(stores.databaseUrl, 'postgres')
    await createTemplate(adminUrl)
    await migrateInProcess(databaseOf(stores.databaseUrl, TEMPLATE))
    // A developer's own AWS profile would be preferred to the key pair of the embedded stores.
    for (const name of MISLEADING_AWS) delete process.env[name]
    Object.assign(process.env, EMBEDDED_AWS, {
      TEST_DATABASE_URL: adminUrl,
      TEST_REDIS_URL: redisUrl ?? stores.redisUrl,
      TEST_SQS_ENDPOINT: stores.sqsEndpoint,
      TEST_S3_ENDPOINT: stores.s3Endpoint,
    })
    return () => stores.stop()
  } catch (error) {
    await stores.stop()
    throw error
  }
}

async function createTemplate(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query(`create database ${TEMPLATE}`).finally(() => client.end())
}

function databaseOf(databaseUrl: string, name: string): string {
  const url = new URL(databaseUrl)
  url.pathname = `/${name}`
  return url.href
}
