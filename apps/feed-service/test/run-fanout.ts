import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The fan-out worker as a process of its own, once it is ready. */
export async function runFanout(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/fanout.ts')], {
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>
  for await (const line of createInterface({ input: child.stdout })) {
    const { address } = JSON.parse(line) as { address?: string }
    if (address === undefined) continue
    child.stdout.resume()
    return { address, ended, kill: (signal: NodeJS.Signals) => child.kill(signal) }
  }
  throw new Error('the worker ended before it was ready')
}
