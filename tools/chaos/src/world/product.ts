import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createTestIssuer } from '@matjip/service-kit/testing'
import { bundle, bundleOf, freePort, issuerEnvironment, until } from '@matjip/stack'
import { failPoints } from '../preload/fail-point-table.ts'
import type { ArmedFailPoint, FailRole } from '../preload/fail-point-table.ts'
import type { Random } from '../random.ts'
import type { World } from './open-world.ts'
import { startProcess } from './product-process.ts'
import type { ProcessEnd, ProductProcess } from './product-process.ts'

export type Issuer = Awaited<ReturnType<typeof createTestIssuer>>

/** The processes of the product that carry a click, two of each. */
export interface Product {
  issuer: Issuer
  processes: readonly ProductProcess[]
  apis: readonly ProductProcess[]
  /** Resolves when every process answers that it is ready. */
  ready(): Promise<void>
  /** No process ends itself any more. */
  disarm(): void
  stop(): Promise<void>
}

export interface ProductOptions {
  random: Random
  /** Milliseconds up to which a process lives until it ends at its fail point; 0 arms none. */
  failAfterMs: number
  /** How many of each. */
  instances: number
  /** Operations above which a consumer receives nothing more. */
  maxPending?: number
  onEnd: (name: string, end: ProcessEnd) => void
}

const ENTRIES: Readonly<Record<FailRole, { source: string; bundle: string }>> = {
  api: bundleOf('relation-service/main'),
  consumer: bundleOf('relation-service/consumer'),
  'counter-batch': bundleOf('counter-batch/loop'),
}
const ROLES = Object.keys(ENTRIES) as FailRole[]
/** Milliseconds that the clocks of two instances are apart: less than the 5 s beyond which an echoed version is refused. */
export const SKEWS_MS = [1_900, -1_900]
/** Milliseconds until a killed process is started again: some come back at once, some are missed for a while. */
const RESTART_MS = [50, 1_000] as const
/** A whole batch of processes starts beside a busy machine. Milliseconds. */
const READY_MS = 90_000

export async function startProduct(world: World, options: ProductOptions): Promise<Product> {
  const { random, failAfterMs, instances } = options
  const issuer = await createTestIssuer()
  const outdir = join(world.stateDir, 'bundles')
  const logDir = join(world.stateDir, 'logs')
  mkdirSync(logDir, { recursive: true })
  await bundle({ processes: Object.values(ENTRIES), outdir })
  let isArming = failAfterMs > 0

  const processes: ProductProcess[] = []
  for (const role of ROLES) {
    for (let instance = 0; instance < instances; instance += 1) {
      const name = `${role}-${instance + 1}`
      const draws = random.fork(name)
      processes.push(
        startProcess({
          name,
          role,
          bundle: join(outdir, `${ENTRIES[role].bundle}.js`),
          env: environmentOf(world, issuer, await freePort(), options.maxPending),
          skewMs: SKEWS_MS[instance % SKEWS_MS.length] ?? 0,
          logDir,
          run: world.run,
          nextFailPoint: () => (isArming ? drawFailPoint(draws, role, failAfterMs) : undefined),
          restartDelayMs: () => draws.int(...RESTART_MS),
          onEnd: (end) => options.onEnd(name, end),
        }),
      )
    }
  }
  return {
    issuer,
    processes,
    apis: processes.filter(({ role }) => role === 'api'),
    async ready() {
      for (const { name, origin } of processes)
        await until(`${name} ready`, READY_MS, () => answers(`${origin}/readyz`))
    },
    disarm() {
      isArming = false
      for (const process of processes) process.disarm()
    },
    async stop() {
      await Promise.all(processes.map((process) => process.stop()))
      await issuer.close()
    },
  }
}

function drawFailPoint(random: Random, role: FailRole, failAfterMs: number): ArmedFailPoint {
  return {
    point: random.pick(failPoints.filter((point) => point.role === role)),
    moment: random.pick(['before', 'after']),
    afterMs: random.int(0, failAfterMs),
  }
}

function environmentOf(world: World, issuer: Issuer, port: number, maxPending?: number) {
  return {
    ...process.env,
    // Killed processes start again all the time: half the time to compile.
    NODE_COMPILE_CACHE: join(world.stateDir, 'compiled'),
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: process.env.CHAOS_LOG_LEVEL ?? 'error',
    PUBLIC_URL: 'http://chaos.example',
    DATABASE_URL: world.databaseUrl,
    REDIS_URL: world.redisUrl,
    AWS_ENDPOINT_URL_SQS: world.sqsProxy.url,
    RELATIONS_QUEUE_URL: world.queues.relations,
    RELATIONS_QUARANTINE_QUEUE_URL: world.queues.quarantine,
    ...issuerEnvironment(issuer),
    IMAGES_URL: 'https://images.test',
    // A dozen processes share two cores here: that a loop is late is the machine's doing.
    ADMISSION_SCALE: '8',
    // The embedded queue wakes every waiting receiver for one message: fewer of them, less idle work.
    RECEIVERS: '4',
    // What a block has lost with its process is looked for after a minute: not much later.
    BLOCKS_INTERVAL_MS: '2000',
    ...(maxPending !== undefined && { MAX_PENDING: String(maxPending) }),
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const { ok } = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    return ok
  } catch {
    return false
  }
}
