import { join } from 'node:path'
import { freePort, NODE_FLAGS, startChild, waitReady } from '@matjip/stack'
import type { Child, Exit } from '@matjip/stack'

/** Milliseconds between SIGTERM and SIGKILL, as for a task on ECS: a process ends itself within 25 s. */
const STOP_MS = 30_000
/** Milliseconds to be ready: half a second is usual, the rest is for a machine on which a dozen others start. */
const READY_MS = 150_000

/** A process that a click passes through, or that shows it. */
export type Entry = 'relation-service/main' | 'relation-service/consumer' | 'counter-batch/loop' | 'feed-service/main'

/** Processes of the product, several of a kind, that may be exchanged one by one. */
export interface Cast {
  start(entry: Entry): Promise<void>
  /** Where those of a kind answer now. */
  originsOf(entry: Entry): string[]
  /** Exchanges each of a kind: a new one is ready before the old one is asked to end. @returns how the old ones ended */
  roll(entry: Entry): Promise<Exit[]>
  stop(): Promise<void>
}

export interface CastOptions {
  /** Folder of `<entry>.js`. */
  bundles: string
  logDir: string
  env: NodeJS.ProcessEnv
}

export function createCast({ bundles, logDir, env }: CastOptions): Cast {
  const running: { entry: Entry; child: Child; origin: string }[] = []
  let count = 0
  const start = async (entry: Entry) => {
    const port = await freePort()
    const origin = `http://127.0.0.1:${port}`
    const name = `${entry.replace('/', '-')}-${++count}`
    const child = startChild({
      name,
      command: process.execPath,
      args: [...NODE_FLAGS, join(bundles, `${entry}.js`)],
      env: { ...env, PORT: String(port) },
      logFile: join(logDir, `${name}.log`),
    })
    await waitReady(child, `${origin}/readyz`, { deadlineMs: READY_MS })
    running.push({ entry, child, origin })
  }
  const of = (entry: Entry) => running.filter((member) => member.entry === entry)
  return {
    start,
    originsOf: (entry) => of(entry).map(({ origin }) => origin),
    async roll(entry) {
      const ends: Exit[] = []
      for (const old of of(entry)) {
        await start(entry)
        // From here on nobody asks it any more; what it has begun it ends.
        running.splice(running.indexOf(old), 1)
        await old.child.stop(STOP_MS)
        ends.push(await old.child.exited)
      }
      return ends
    },
    async stop() {
      await Promise.all(running.map(({ child }) => child.stop(STOP_MS)))
    },
  }
}
