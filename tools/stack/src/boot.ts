import { join } from 'node:path'
import { bundle, bundleFile } from './bundle.ts'
import { fillDatabase } from './content.ts'
import type { Surroundings } from './environment.ts'
import { freePort } from './free-port.ts'
import { describeProcess, launch } from './launch.ts'
import type { StartOptions } from './options.ts'
import { prepareStores } from './prepare-stores.ts'
import type { Product, ProductProcess } from './processes.ts'
import type { Run } from './run-file.ts'
import type { Say, Stack } from './stack.ts'
import { type StackFile, writeStack } from './stack-file.ts'
import { timer } from './timer.ts'

/** What is to be brought up. */
export interface BootOrder {
  options: StartOptions
  product: Product
  /** Origin of the gateway. */
  url: string
  run: Run
  say: Say
}

/**
 * Brings the product up: stores and bundles at once, then content, then services, then the gateway. Each step's
 * processes are entered into `stack` as they start.
 * @throws Stopping where the stack is stopped meanwhile, and any step's own error
 */
export async function boot(stack: Stack, { options, product, url, run, say }: BootOrder): Promise<StackFile> {
  const { stateDir, content } = options
  const { processes, outdir, web, docs, opsPage } = product
  const timed = timer(say)
  // The page first: bundling ends esbuild's own process.
  const bundles = async () => {
    await opsPage?.build()
    await bundle(product)
  }
  const bundling = Promise.all([timed('bundles', bundles()), web && timed('web app', web.build())])
  // Its failure is reported where it is awaited; a failing store must not leave it unheard.
  bundling.catch(() => undefined)
  const { stores, inherited } = await prepareStores(stack, stateDir, run, say)
  await fillDatabase(stack.crew, content, {
    inherited,
    logDir: join(stateDir, 'logs'),
    say: (line) => say(`  ${line}`),
  })
  await bundling
  // A twentieth of a second, while nothing else waits for the processor.
  docs?.build()
  const ports = await choosePorts(processes, Number(new URL(url).port))
  const around: Surroundings = {
    url,
    stateDir,
    stores,
    inherited,
    ports,
    processes,
    webDir: web?.dir,
    docsDir: docs?.dir,
    opsPageDir: opsPage?.dir,
  }
  const up = (wanted: (process: ProductProcess) => boolean) =>
    Promise.all(processes.filter(wanted).map((process) => launch(stack, process, bundleFile(process, outdir), around)))
  await timed(
    'services',
    up(({ role }) => role !== 'gateway'),
  )
  await timed(
    'gateway',
    up(({ role }) => role === 'gateway'),
  )
  const file: StackFile = { url, stores, processes: processes.map((process) => describeProcess(process, around)) }
  writeStack(stateDir, file)
  return file
}

/** The gateway's port is asked for; all others are free ones. */
async function choosePorts(processes: readonly ProductProcess[], gatewayPort: number): Promise<Map<string, number>> {
  const chosen = processes.map(
    async ({ name, role }) => [name, role === 'gateway' ? gatewayPort : await freePort()] as const,
  )
  return new Map(await Promise.all(chosen))
}
