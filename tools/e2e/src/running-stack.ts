import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const START = fileURLToPath(new URL('../../stack/src/start.ts', import.meta.url))
/** A cold boot takes about 15 s on two cores; the rest is for a machine that does other things, too. */
const READY_TIMEOUT_MS = 240_000

export interface RunningStack {
  /** Origin of the gateway. */
  url: string
  /** Everything it has printed so far. */
  output: string[]
  /** From the command to `ready`, milliseconds. */
  readyMs: number
  /** Sends SIGTERM and waits. @returns the exit code */
  stop(): Promise<number | null>
}

/**
 * Starts the whole product as `./start` does, and waits for its `ready` line.
 * @param env variables besides those of this process
 * @throws Error with its output if it ends before that
 */
export async function startStack(args: string[], env: Readonly<Record<string, string>> = {}): Promise<RunningStack> {
  const began = performance.now()
  const child = spawn(process.execPath, [START, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const exited = once(child, 'exit') as Promise<[number | null]>
  const output: string[] = []
  const ready = Promise.withResolvers<string>()
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      output.push(line)
      const url = /^ready (http:\S+)$/.exec(line)?.[1]
      if (url !== undefined) ready.resolve(url)
    })
  }
  const timer = setTimeout(() => {
    // Whoever gave up waiting will not stop it.
    child.kill('SIGTERM')
    ready.reject(new Error(`not ready in time:\n${output.join('\n')}`))
  }, READY_TIMEOUT_MS)
  void exited.then(([code]) => ready.reject(new Error(`ended with ${code}:\n${output.join('\n')}`)))
  const url = await ready.promise.finally(() => clearTimeout(timer))
  const stop = async () => {
    child.kill('SIGTERM')
    return (await exited)[0]
  }
  return { url, output, readyMs: performance.now() - began, stop }
}
