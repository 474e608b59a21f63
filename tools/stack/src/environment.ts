import { join } from 'node:path'
import { opsToken } from './ops-token.ts'
import type { ProductProcess } from './processes.ts'

/** What the processes' configuration is made of. */
export interface Surroundings {
  /** Origin of the gateway. */
  url: string
  stateDir: string
  /** Stores, queues and bucket as environment variables. */
  stores: Record<string, string>
  /** Port of each process by name, the gateway's included. */
  ports: ReadonlyMap<string, number>
  processes: readonly ProductProcess[]
  /** The built web app, where there is one. */
  webDir?: string | undefined
  /** The built documentation. */
  docsDir?: string | undefined
  /** The built operations page. */
  opsPageDir?: string | undefined
  /** What every process inherits; LOG_LEVEL, RATE_LIMIT_SCALE, ADMISSION_SCALE and PACES are taken from it. */
  inherited: NodeJS.ProcessEnv
}

/** How often and how soon what is periodic happens: for those who cannot wait for an hour to see it. */
const PACES = [
  'ERASE_INTERVAL_MS',
  'ERASE_BATCH',
  'ERASE_SETTLE_S',
  'GONE_UPLOADS_S',
  'SWEEP_MS',
  'TRENDS_INTERVAL_MS',
] as const

/** The audience of local tokens. */
const AUDIENCE = 'matjip'

/** Where a process listens. */
export function originOf(name: string, ports: ReadonlyMap<string, number>): string {
  return `http://127.0.0.1:${ports.get(name)}`
}

/** The configuration of one process: every variable of the product that it may need, all values as text. */
export function environmentOf(process: ProductProcess, surroundings: Surroundings): Record<string, string> {
  const { url, ports, stores, stateDir, processes, inherited, webDir, docsDir } = surroundings
  const common = { HOST: '127.0.0.1', PORT: String(ports.get(process.name)), LOG_LEVEL: inherited.LOG_LEVEL ?? 'info' }
  if (process.role === 'gateway') {
    const docs = docsDir === undefined ? {} : { DOCS_DIR: docsDir }
    return { ...common, ...upstreamsOf(processes, ports), ...webOf(stores, webDir), ...docs }
  }
  if (process.role === 'issuer') {
    const keyFile = join(stateDir, 'issuer-key.json')
    return { ...common, ISSUER_URL: `${url}/dev`, ISSUER_AUDIENCE: AUDIENCE, ISSUER_KEY_FILE: keyFile }
  }
  if (process.role === 'ops') return { ...common, ...stores, ...opsOf(surroundings) }
  return {
    ...common,
    PUBLIC_URL: url,
    // The gateway, and only it, stands before the services.
    TRUSTED_PROXIES: '127.0.0.1/32',
    AUTH_ISSUER: `${url}/dev`,
    AUTH_AUDIENCE: AUDIENCE,
    // Straight from the issuer: the gateway comes up last.
    AUTH_JWKS_URL: `${originOf('issuer', ports)}/dev/jwks.json`,
    AUTH_USER_ID_CLAIM: 'matjip_user_id',
    RATE_LIMIT_SCALE: inherited.RATE_LIMIT_SCALE ?? '1',
    // All processes, their stores and whoever works here share a machine: a loop is late for other reasons than its requests.
    ADMISSION_SCALE: inherited.ADMISSION_SCALE ?? '4',
    ...pacesOf(inherited),
    ...stores,
  }
}

function pacesOf(inherited: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(PACES.flatMap((name) => (inherited[name] ? [[name, inherited[name]]] : [])))
}

function upstreamsOf(processes: readonly ProductProcess[], ports: ReadonlyMap<string, number>): Record<string, string> {
  const forwarded = processes.filter(({ upstream }) => upstream !== undefined)
  return Object.fromEntries(forwarded.map(({ upstream, name }) => [upstream, originOf(name, ports)]))
}

/** What the operations page signs people in with, serves, and looks at: every process that is ours to deploy. */
function opsOf({ stateDir, ports, processes, opsPageDir = '' }: Surroundings): Record<string, string> {
  const ours = processes.filter(({ source }) => source.startsWith('apps/'))
  return {
    OPS_TOKEN: opsToken(stateDir),
    OPS_PAGE_DIR: opsPageDir,
    OPS_TARGETS: ours.map(({ name }) => `${name}=${originOf(name, ports)}`).join(','),
  }
}

/** What the gateway serves besides, and the origins that its pages may reach. */
function webOf({ IMAGES_URL = '', AWS_ENDPOINT_URL_S3 = '' }: Record<string, string>, webDir: string | undefined) {
  return webDir === undefined ? {} : { WEB_DIR: webDir, IMAGES_URL, AWS_ENDPOINT_URL_S3 }
}
