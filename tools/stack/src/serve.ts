/**
 * `serve.ts <app> [entry] [--state DIR]`: one process of the product from its source, with reload, against the running
 * stack. The gateway sends that service's requests here until it ends.
 */
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { killGroup } from './child.ts'
import { freePort } from './free-port.ts'
import { ROOT, STATE_DIR } from './places.ts'
import { until } from './until.ts'
import { readStack } from './stack-file.ts'
import { reroute, restore } from './reroute.ts'

/** Longest wait (ms) for the first answer; a source start takes one to three seconds. */
const READY_MS = 60_000

const { positionals, values } = parseArgs({ allowPositionals: true, options: { state: { type: 'string' } } })
const [app = '', entry] = positionals
const stack = readStack(values.state === undefined ? STATE_DIR : resolve(values.state))
if (!stack) fail('No stack is running here: start one with ./start in another terminal.')
const known = stack.processes.filter(({ source }) => source.startsWith(`apps/${app}/src/`))
const served = entry === undefined ? known[0] : known.find(({ source }) => source.endsWith(`/${entry}.ts`))
if (!served)
  fail(
    `There is no process ${[app, entry].filter(Boolean).join(' ')}. Known: ${stack.processes.map(({ source }) => source).join(', ')}`,
  )

const port = await freePort()
const url = `http://127.0.0.1:${port}`
const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs')
const env = { ...process.env, ...served.env, PORT: String(port) }
// In a group of its own, so that a terminal's Ctrl-C reaches it once, through us. Without a terminal as its input: from
// another group, reading that would stop it. Clearing the screen at each reload would hide what was said before.
const child = spawn(process.execPath, [tsx, 'watch', '--clear-screen=false', join(ROOT, served.source)], {
  env,
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: true,
})
process.on('exit', () => child.pid !== undefined && killGroup(child.pid))
const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 0)))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill('SIGTERM'))

let isOver = false
const watching = ended.then((code) => {
  isOver = true
  return code
})
const isUp = async () =>
  isOver ||
  (await fetch(`${url}/readyz`)
    .then(({ ok }) => ok)
    .catch(() => false))
await until(`${served.name} becoming ready`, READY_MS, isUp).catch((error: Error) => console.error(error.message))
const isRouted = !isOver && (await reroute(stack.url, served.name, url))
if (!isOver)
  console.log(
    isRouted
      ? `${stack.url} now sends ${served.name}'s requests to ${url}`
      : `${served.name} runs at ${url} beside the stack's own`,
  )
const code = await watching
if (isRouted) await restore(stack.url, served.name)
process.exit(code)

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
