import { boot } from './boot.ts'
import { killAllChildren } from './child.ts'
import { createCrew, describeDeath, Stopping } from './crew.ts'
import { freePort, isFree } from './free-port.ts'
import { givenStores } from './given-stores.ts'
import { HELP, parseOptions, type StartOptions } from './options.ts'
import type { Product } from './processes.ts'
import { AlreadyRunning, claimRun, type Run } from './run-file.ts'
import { shutDown } from './shut-down.ts'
import { removeStack } from './stack-file.ts'
import type { Stack } from './stack.ts'
import { urlTable } from './url-table.ts'
import { wipeState } from './wipe.ts'

const say = (line: string) => console.log(line)
/**
 * `./start`: parses, takes the state folder, lives until it is stopped.
 * @returns the exit code: 0 where it was asked to stop, 1 where something failed (and was said)
 */
export async function startCommand(argv: readonly string[], product: Product): Promise<number> {
  // A closed terminal must not keep us from stopping in order.
  process.stdout.on('error', () => undefined)
  process.stderr.on('error', () => undefined)
  try {
    const options = parseOptions(argv, process.cwd())
    if (options === 'help') {
      say(HELP)
      return 0
    }
    const url = `http://127.0.0.1:${options.port === 0 ? await freePort() : options.port}`
    const run = await claimRun(options.stateDir, url)
    try {
      await prepare(options, run, url)
      return await live(options, product, run, url)
    } finally {
      run.release()
    }
  } catch (error) {
    console.error(error instanceof AlreadyRunning ? describeRunning(error) : (error as Error).message)
    return 1
  }
}

/** What can be seen to be wrong before anything is started, and the wiping. */
async function prepare(options: StartOptions, run: Run, url: string): Promise<void> {
  if (run.ended.length > 0) {
    say(`An earlier run was killed; ended what it had left: ${run.ended.join(', ')}.`)
    if (run.ended.includes('sqs'))
      say('The embedded queue is in memory: clicks that were not yet confirmed may be gone.')
  }
  const { port } = new URL(url)
  if (!(await isFree(Number(port))))
    throw new Error(`Port ${port} is taken by another program. Try ./start --port 0, or another number.`)
  if (!options.fresh) return
  wipeState(options.stateDir)
  const given = Object.keys(givenStores(process.env))
  if (given.length > 0) say(`--fresh leaves the stores that are given alone: ${given.join(', ')}`)
}

/** From the first store to the last: returns the exit code. */
async function live(options: StartOptions, product: Product, run: Run, url: string): Promise<number> {
  const crew = createCrew(run)
  const stack: Stack = { crew, stores: [], processes: [] }
  const interrupted = nextInterrupt()
  const booting = boot(stack, { options, product, url, run, say })
  const ready = booting.then((file) => say(`\n${urlTable(file)}\n\nready ${url}`))
  const failed = ready.then(
    () => new Promise<never>(() => undefined),
    (error: Error) => (error instanceof Stopping ? undefined : error.message),
  )
  const dead = crew.death.then(describeDeath)
  const fault = await Promise.race([interrupted, failed, dead])
  if (fault) console.error(`\n${fault}\n`)
  say('stopping (Ctrl-C again to kill)')
  await crew.stop()
  // What is coming up must be known before it can be stopped.
  await booting.catch(() => undefined)
  await shutDown(stack, say)
  removeStack(options.stateDir)
  say(fault ? 'stopped after a failure' : 'stopped')
  return fault ? 1 : 0
}

/** Resolves at the first request to stop; a second one from the terminal kills everything at once. */
function nextInterrupt(): Promise<undefined> {
  return new Promise((resolve) => {
    let isAsked = false
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (isAsked && signal === 'SIGINT') {
          killAllChildren()
          process.exit(130)
        }
        isAsked = true
        resolve(undefined)
      })
    }
  })
}

function describeRunning({ pid, url, message }: AlreadyRunning): string {
  return url
    ? `Matjip is running here already: ${url} (process ${pid}). Stop it first, or use --state and --port.`
    : message
}
