import { join } from 'node:path'
import { environmentOf, originOf, type Surroundings } from './environment.ts'
import { NODE_FLAGS } from './node-flags.ts'
import type { ProductProcess } from './processes.ts'
import { waitReady } from './ready.ts'
import type { StackProcess } from './stack-file.ts'
import type { Stack } from './stack.ts'

/** Starts a process from its bundle and waits until it is ready. */
export async function launch(stack: Stack, product: ProductProcess, file: string, around: Surroundings): Promise<void> {
  const { env, log, readyUrl } = describeProcess(product, around)
  const child = stack.crew.start({
    name: product.name,
    command: process.execPath,
    args: [...NODE_FLAGS, file],
    env: { ...around.inherited, ...env },
    logFile: log,
  })
  stack.processes.push({ role: product.role, child })
  await waitReady(child, readyUrl, { check: stack.crew.checkStopping })
}

/** Where a process is, and with what configuration it runs. */
export function describeProcess(product: ProductProcess, around: Surroundings): StackProcess {
  const url = originOf(product.name, around.ports)
  const { name, source, readyPath } = product
  const log = join(around.stateDir, 'logs', `${name}.log`)
  return { name, source, url, readyUrl: `${url}${readyPath}`, log, env: environmentOf(product, around) }
}
