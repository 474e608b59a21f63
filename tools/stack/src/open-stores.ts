import { awsEnvironment } from './aws-environment.ts'
import { givenStores, STORE_VARIABLES } from './given-stores.ts'
import type { Run } from './run-file.ts'
import type { Stack } from './stack.ts'
import { STORE_NAMES, startStores } from './stores.ts'

/**
 * Starts the stores that the environment does not give, all at once.
 * @returns where each of the four is, with region and credentials, as environment variables; undefined unsets one
 */
export async function openStores(
  stack: Stack,
  stateDir: string,
  run: Run,
): Promise<Record<string, string | undefined>> {
  const given = givenStores(process.env)
  const only = STORE_NAMES.filter((name) => !(STORE_VARIABLES[name] in given))
  // The embedded S3 server learns the key pair from its environment.
  const aws = awsEnvironment(process.env)
  const stores = await startStores({ stateDir, run, only, s3Environment: aws })
  for (const { child } of stores.started) {
    stack.stores.push(child)
    stack.crew.watch(child)
  }
  const embedded = only.map((name, index) => [STORE_VARIABLES[name], stores.started[index]?.url])
  // Where derivatives are shown; with an S3 from outside, whoever gives it says so.
  const imagesUrl = stores.started.find(({ publicUrl }) => publicUrl)?.publicUrl ?? process.env.IMAGES_URL
  return { ...aws, ...given, ...Object.fromEntries(embedded), ...(imagesUrl ? { IMAGES_URL: imagesUrl } : {}) }
}
