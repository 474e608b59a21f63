import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { STATE_DIR } from './places.ts'

/** What `./start` was asked for. */
export interface StartOptions {
  /** Of the gateway; 0 takes a free one. */
  port: number
  /** Wipe the state first. */
  fresh: boolean
  /** What to fill an empty database with: our own demo, nothing, or real files from a folder. */
  content: 'demo' | 'none' | { folder: string }
  stateDir: string
}

/** The port of a first visit, unless --port names another. */
const DEFAULT_PORT = 8080

export const HELP = `Runs the whole product in the foreground until Ctrl-C.

  ./start [options]

  --port N      port of the gateway (default ${DEFAULT_PORT}; 0 takes a free one)
  --fresh       wipe the state first
  --empty       no demo data
  --data DIR    load real input from a folder with restaurants, tag sets, graph and photos
  --state DIR   keep the state in another folder (default .matjip)
  --help        this text

Stores given by DATABASE_URL, REDIS_URL, AWS_ENDPOINT_URL_SQS or AWS_ENDPOINT_URL_S3 are used instead of embedded ones.`

/**
 * Reads the command line.
 * @param folder what relative folders are relative to
 * @returns 'help' where that was asked for
 * @throws Error with one sentence for the person who typed it
 */
export function parseOptions(argv: readonly string[], folder: string): StartOptions | 'help' {
  const { values } = readFlags(argv)
  if (values.help) return 'help'
  if (values.empty && values.data !== undefined) throw new Error('--empty and --data contradict each other')
  return {
    port: values.port === undefined ? DEFAULT_PORT : portOf(values.port),
    fresh: values.fresh,
    content: values.empty
      ? 'none'
      : values.data === undefined
        ? 'demo'
        : { folder: folderOf(resolve(folder, values.data)) },
    stateDir: values.state === undefined ? STATE_DIR : resolve(folder, values.state),
  }
}

function readFlags(argv: readonly string[]) {
  const options = {
    port: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
    data: { type: 'string' },
    state: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  } as const
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false })
  } catch (error) {
    // Node's sentence goes on about positional arguments; its first one says what is wrong.
    const [sentence = ''] = (error as Error).message.split('. ')
    throw new Error(`${sentence.replace(/\.$/, '')} (see ./start --help)`, { cause: error })
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`--port ${text}: a number from 0 to 65535 is needed`)
  return port
}

function folderOf(path: string): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`--data ${path}: there is no such folder`)
  return path
}
