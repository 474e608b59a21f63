import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/**
 * An entry of an app as a process of its own, once its log names the address that it listens on.
 * @param file the entry's source
 * @throws Error where it ends before
 */
export async function runReady(file: string, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [file], {
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
  throw new Error(`${file} ended before it was ready`)
}
