import { rmSync } from 'node:fs'
import { join } from 'node:path'

/** All that a stack makes in its folder. Named one by one: `--state` may point at a folder that holds other things. */
const STATE = ['postgres', 'redis', 's3', 'logs', 'issuer-key.json', 'ops-token', 'stack.json']

/** Deletes the state of a stack: databases, files, key, logs. */
export function wipeState(stateDir: string): void {
  for (const name of STATE) rmSync(join(stateDir, name), { recursive: true, force: true })
}
