import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startProcess } from '@matjip/chaos'
import type { ProductProcess } from '@matjip/chaos'
import { createTestIssuer } from '@matjip/service-kit/testing'
import { bundle, freePort, issuerEnvironment, until } from '@matjip/stack'
import type { Run } from '@matjip/stack'
import type { Ablation } from '../ablations/ablation.ts'
import { applyAblation } from '../ablations/ablation.ts'
import { WORLD_PROCESSES } from './processes.ts'
import type { Role } from './processes.ts'

/** Nine processes start beside a busy machine. Milliseconds. */
const READY_MS = 120_000
/** Milliseconds until a killed process is started again. */
const RESTART_MS = 100
/** Those that write and read what Redis has of people's newest clicks. */
const ANSWERING: ReadonlySet<string> = new Set(['posts', 'feeds', 'relations'])
const ROOT = join(import.meta.dirname, '../../../..')

export interface ProductOptions {
  stateDir: string
  run: Run
  /** Where the stores and queues are, as the product's variables. */
  env: Readonly<Record<string, string>>
  /** A rule to switch off, to see that it is missed. */
  ablation: Ablation | undefined
  /** Told of a process that ended although nobody had killed it. */
  onDefect: (words: string) => void
}

/** The product's own bundles, running. */
export interface Product {
  tokenOf(userId: number): Promise<string>
  origins(role: Role): string[]
  /** Kills one process of a role; it comes back by itself. */
  kill(role: Role, index: number): void
  /** Resolves when every process is ready. */
  ready(): Promise<void>
  /** Resolves when every process that answers people has all of its stores, Redis too. */
  connected(): Promise<void>
  stop(): Promise<void>
}

export async function startProduct({ stateDir, run, env, ablation, onDefect }: ProductOptions): Promise<Product> {
  const issuer = await createTestIssuer()
  const outdir = join(stateDir, 'bundles')
  const logDir = join(stateDir, 'logs')
  mkdirSync(logDir, { recursive: true })
  const wanted = WORLD_PROCESSES.filter(({ source }) => existsSync(join(ROOT, source)))
  await bundle({ processes: wanted, outdir })
  if (ablation) {
    const files = wanted.map((process) => join(outdir, `${process.bundle}.js`))
    const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
    for (const [file, text] of applyAblation(ablation, texts)) writeFileSync(file, text)
  }
  const processes: ProductProcess[] = []
  let firstDefect: string | undefined
  for (const { role, bundle: file, instances } of wanted) {
    for (let instance = 0; instance < instances; instance += 1) {
      const name = `${role}-${instance + 1}`
      processes.push(
        startProcess({
          name,
          role,
          bundle: join(outdir, `${file}.js`),
          env: {
            ...process.env,
            ...env,
            NODE_COMPILE_CACHE: join(stateDir, 'compiled'),
            HOST: '127.0.0.1',
            PORT: String(await freePort()),
            LOG_LEVEL: process.env.EQUIVALENCE_LOG_LEVEL ?? 'error',
            PUBLIC_URL: 'http://equivalence.example',
            ...issuerEnvironment(issuer),
            // A dozen processes share two cores here: that a loop is late is the machine's doing.
            ADMISSION_SCALE: '8',
            SNOWFLAKE_WORKER_ID: String(instance),
          },
          skewMs: 0,
          logDir,
          run,
          nextFailPoint: () => undefined,
          restartDelayMs: () => RESTART_MS,
          onEnd(end) {
            if (end.how !== 'by itself') return
            const words = `${name} ended by itself (${end.exit}): ${end.lastWords}`
            firstDefect ??= words
            onDefect(words)
          },
        }),
      )
    }
  }
  const tokens = new Map<number, Promise<string>>()
  return {
    tokenOf(userId) {
      const token = tokens.get(userId) ?? issuer.tokenFor({ userId, expiresIn: '1d' })
      tokens.set(userId, token)
      return token
    },
    origins: (role) => processes.filter((process) => process.role === role).map(({ origin }) => origin),
    kill(role, index) {
      const alike = processes.filter((process) => process.role === role)
      alike[index % Math.max(1, alike.length)]?.kill()
    },
    async ready() {
      for (const { name, origin } of processes)
        await until(`${name} ready`, READY_MS, () => {
          // Started again and again in vain: what it said is worth more than a deadline.
          if (firstDefect !== undefined) throw new Error(firstDefect)
          return answers(`${origin}/readyz`)
        })
    },
    async connected() {
      for (const { name, role, origin } of processes)
        if (ANSWERING.has(role)) await until(`${name} with its stores`, READY_MS, () => hasAll(`${origin}/readyz`))
    },
    async stop() {
      await Promise.all(processes.map((process) => process.stop()))
      await issuer.close()
    },
  }
}

/** Whether a process misses none of its stores, of those either without which it can do. */
async function hasAll(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    return ((await answer.json()) as { status: string }).status === 'ok'
  } catch {
    return false
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}
