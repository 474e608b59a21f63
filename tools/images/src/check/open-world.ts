import { join } from 'node:path'
import { rmSync } from 'node:fs'
import {
  claimRun,
  createCrew,
  environmentOf,
  freePort,
  prepareStores,
  PROCESSES,
  type ProductProcess,
  type Stack,
  stopStores,
  type Surroundings,
  temporaryStateDir,
  until,
} from '@matjip/stack'
import { type Container, runTask, startContainer } from '../podman/container.ts'
import type { Podman } from '../podman/open-podman.ts'

/** Milliseconds; half a second is usual. */
const READY_MS = 15_000

/** The whole product in containers, on stores of this run alone. */
export interface World {
  /** Origin of the gateway. */
  readonly url: string
  /** Addresses of stores and queues, as variables. */
  readonly stores: Record<string, string>
  readonly stack: Stack
  /** By the names of tools/stack's table. */
  readonly running: Map<string, Container>
  /** Starts another of a process beside the one that runs, and resolves when it is ready. */
  start(process: ProductProcess): Promise<{ container: Container; url: string }>
  close(): Promise<void>
}

export async function openWorld(podman: Podman, say: (line: string) => void): Promise<World> {
  // What a run that was killed left behind.
  await podman('rm', '--force', '--all')
  const stateDir = await temporaryStateDir()
  const run = await claimRun(stateDir)
  const stack: Stack = { crew: createCrew(run), stores: [], processes: [] }
  const running = new Map<string, Container>()
  const close = async () => {
    await podman('rm', '--force', '--all')
    await stack.crew.stop()
    stack.queues?.sqs.destroy()
    await stopStores(stack.stores)
    run.release()
    rmSync(stateDir, { recursive: true, force: true })
  }
  try {
    const { stores } = await prepareStores(stack, stateDir, run, say)
    const ports = new Map<string, number>()
    for (const { name } of PROCESSES) ports.set(name, await freePort())
    const url = `http://127.0.0.1:${ports.get('gateway')}`
    const around: Surroundings = {
      url,
      stateDir,
      stores,
      ports,
      processes: PROCESSES,
      // A few people here do what many would.
      inherited: { ...process.env, RATE_LIMIT_SCALE: '0' },
      opsPageDir: '/ops-page',
    }
    const launch = async (row: ProductProcess, port: number) => {
      const healthPath = row.role === 'gateway' ? { HEALTH_PATH: '/dev/healthz' } : {}
      const env = { ...environmentOf(row, around), ...keyOf(row), ...healthPath, PORT: String(port) }
      const writes = row.role === 'issuer' ? ['/key'] : []
      const container = await startContainer(podman, row.bundle.replace('/', '-'), { env, writes })
      const origin = `http://127.0.0.1:${port}`
      let last = ''
      await until(`${container.name} becoming ready`, READY_MS, async () => {
        last = await ask(`${origin}${row.readyPath}`)
        return last === ''
      }).catch((error: Error) => {
        throw new Error(`${error.message} (${last})\n${container.log()}`, { cause: error })
      })
      return { container, url: origin }
    }
    const up = (rows: readonly ProductProcess[]) =>
      Promise.all(
        rows.map(async (row) => running.set(row.name, (await launch(row, ports.get(row.name) ?? 0)).container)),
      )
    await up(PROCESSES.filter(({ role }) => role !== 'gateway'))
    await up(PROCESSES.filter(({ role }) => role === 'gateway'))
    return { url, stores, stack, running, start: async (row) => launch(row, await freePort()), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The issuer of the local stack makes its key where it may write. */
const keyOf = ({ role }: ProductProcess): Record<string, string> =>
  role === 'issuer' ? { ISSUER_KEY_FILE: join('/key', 'issuer-key.json') } : {}

/** @returns nothing where it answers 200, else what is wrong */
async function ask(url: string): Promise<string> {
  return fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    async (answer) => (answer.ok ? (await answer.arrayBuffer(), '') : `${answer.status} ${await answer.text()}`),
    (error: Error) => error.message,
  )
}

/** Tasks that run once and end: the schema in a database of its own, and queues and buckets, each twice. @returns exit codes */
export async function runTasks(podman: Podman, stores: Record<string, string>, emptyUrl: string): Promise<number[]> {
  const codes: number[] = []
  for (let time = 0; time < 2; time++) {
    codes.push(await runTask(podman, 'migrate', { env: { DATABASE_URL: emptyUrl } }))
    codes.push(await runTask(podman, 'prepare', { env: stores }))
  }
  return codes
}
