import { parseArgs } from 'node:util'
import { PROCESSES } from '@matjip/stack'
import pg from 'pg'
import { findLostClicks } from './check/find-lost-clicks.ts'
import { type Facts, lookInside } from './check/look-inside.ts'
import { openWorld, runTasks, type World } from './check/open-world.ts'
import { RATE, roll, type Rolled } from './check/roll.ts'
import { inviteVisitors } from './check/visitors.ts'
import { buildImages } from './podman/build-images.ts'
import type { Container } from './podman/container.ts'
import { openPodman } from './podman/open-podman.ts'

// `images:check`: builds every image without a registry, runs the product from them, and exchanges each process under load.
// `-- --installs`: libraries come from the npm registry within the build; `-- --built`: images as they were built last.
const { values } = parseArgs({
  options: { installs: { type: 'boolean', default: false }, built: { type: 'boolean', default: false } },
})
const say = (line: string) => console.log(line)
const began = performance.now()
const podman = openPodman()
if (!values.built) await buildImages(podman, { installs: values.installs })
say(`built in ${seconds(began)} s`)
const world = await openWorld(podman, say)
process.once('SIGINT', () => void world.close().finally(() => process.exit(130)))
try {
  const faults = [...(await checkTasks(world)), ...(await checkImages(world)), ...(await checkExchange(world))]
  for (const fault of faults) say(`FAULT ${fault}`)
  const images = world.running.size
  say(
    `images:check ${faults.length === 0 ? 'holds' : 'does not hold'}: ${images} images run and 2 tasks, ${faults.length} faults, ${seconds(began)} s`,
  )
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await world.close()
}

async function checkTasks({ stores }: World): Promise<string[]> {
  const admin = new pg.Client({ connectionString: stores.DATABASE_URL })
  await admin.connect()
  await admin.query('create database empty')
  await admin.end()
  const url = new URL(stores.DATABASE_URL ?? '')
  url.pathname = '/empty'
  const codes = await runTasks(podman, stores, url.href)
  say(`tasks: migrate and prepare, each twice, ended with ${codes.join(', ')}`)
  return codes.some((code) => code !== 0) ? ['a task failed'] : []
}

async function checkImages({ running }: World): Promise<string[]> {
  const faults: string[] = []
  say(`${'image'.padEnd(30)} size MB  user         read-only  healthy`)
  for (const { name, bundle } of PROCESSES) {
    const container = running.get(name)
    if (!container) throw new Error(`${name} does not run`)
    const facts = await lookInside(podman, bundle.replace('/', '-'), container)
    say(
      `${facts.name.padEnd(30)} ${(facts.size / 1e6).toFixed(0).padStart(7)}  ${facts.user}  ${facts.readOnly}       ${facts.healthy}`,
    )
    faults.push(...faultsOf(facts))
  }
  const frozen = await seesFrozen([...running.values()][0])
  say(`a process that is stopped amid its work: ${frozen ? 'unhealthy' : 'healthy'}`)
  return frozen ? faults : [...faults, 'a frozen process is called healthy']
}

/** Whether the health check can fail at all. */
async function seesFrozen(container: Container | undefined): Promise<boolean> {
  if (!container) return false
  process.kill(container.pid, 'SIGSTOP')
  const healthy = await container.isHealthy()
  process.kill(container.pid, 'SIGCONT')
  return !healthy
}

function faultsOf({ name, user, readOnly, healthy, flags }: Facts): string[] {
  return [
    ...(user === '65532:65532' ? [] : [`${name} runs as ${user}`]),
    ...(readOnly ? [] : [`${name} can write`]),
    ...(healthy ? [] : [`${name} is not healthy`]),
    ...(flags ? [] : [`${name} runs with other flags`]),
  ]
}

/** The gateway stands for the load balancer, which is exchanged by nobody; the issuer is not of the product. */
async function checkExchange(world: World): Promise<string[]> {
  const visitors = await inviteVisitors(world.url)
  const faults: string[] = []
  say(`exchanged at ${RATE} requests/s      sent  failed  p99 ms  exit  ended in ms`)
  for (const process of PROCESSES.filter(({ role }) => role !== 'gateway' && role !== 'issuer')) {
    const rolled = await roll(world, process, visitors)
    say(lineOf(rolled))
    if (rolled.failures.length > 0) faults.push(`${rolled.name}: ${rolled.failures.slice(0, 3).join('; ')}`)
    if (rolled.code !== 0) faults.push(`${rolled.name} ended with ${rolled.code}`)
  }
  const lost = await findLostClicks(world, visitors)
  say(`${visitors.clicks.size} pairs clicked, ${lost.length} lost`)
  return [...faults, ...lost.slice(0, 3).map((pair) => `lost: ${pair}`)]
}

function lineOf({ name, sent, failures, p99, code, endedIn }: Rolled): string {
  const cells = [sent, failures.length, p99.toFixed(0), code, endedIn.toFixed(0)]
  return `${name.padEnd(28)} ${cells.map((cell, index) => String(cell).padStart([8, 7, 7, 5, 12][index] ?? 8)).join(' ')}`
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0)
}
