import { CreateBucketCommand } from '@aws-sdk/client-s3'
import { AREAS } from './all-checks.ts'
import { Deviation } from './check.ts'
import { createWorld, type Target } from './world.ts'

export interface Outcome {
  area: string
  name: string
  expected: string
  /** What the target did instead; undefined where it did as S3 does. */
  deviation?: string
}

/** Longest that one check may take, in milliseconds: a server that hangs deviates as well. */
const LONGEST_MS = 60_000

/** Runs every check, one after another, in a bucket of its own. */
export async function runChecks(target: Target, bucket: string): Promise<Outcome[]> {
  const world = createWorld(target, bucket)
  try {
    await world.s3.send(new CreateBucketCommand({ Bucket: bucket }))
    const outcomes: Outcome[] = []
    for (const [area, checks] of Object.entries(AREAS)) {
      for (const { name, expected, run } of checks) {
        const deviation = await deviationOf(run(world))
        outcomes.push({ area, name, expected, ...(deviation === undefined ? {} : { deviation }) })
      }
    }
    return outcomes
  } finally {
    world.close()
  }
}

async function deviationOf(run: Promise<void>): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Deviation('no end')), LONGEST_MS)
  })
  try {
    await Promise.race([run, late])
    return undefined
  } catch (error) {
    // An error of the SDK is an answer of the server too.
    return error instanceof Deviation ? error.message : `${(error as Error).name}: ${(error as Error).message}`
  } finally {
    clearTimeout(timer)
  }
}
