import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { STATE_DIR } from '@matjip/stack'
import { tagOf } from './build-images.ts'
import type { Podman } from './open-podman.ts'

/** A running process of ours, shut in as on AWS and a bit more. */
export interface Container {
  readonly name: string
  /** Of its main process, on this machine. */
  readonly pid: number
  /** Runs a script with the image's own Node, as another process in it. @returns its output @throws where it fails */
  script(text: string): Promise<string>
  /** Whether the image's health check says that it is well. */
  isHealthy(): Promise<boolean>
  /** The end of what it wrote to both outputs. */
  log(): string
  /** Sends SIGTERM. @returns the exit code, or `killed` after 30 s, as ECS would */
  end(): Promise<number | 'killed'>
}

export interface ContainerOptions {
  env: Record<string, string | undefined>
  /** Folders that it may write to; nothing else can be written, not even /tmp. */
  writes?: readonly string[]
}

/** Milliseconds between SIGTERM and SIGKILL; the same as `stopTimeout` of its task on AWS. */
const STOP_MS = 30_000
let count = 0

/** Starts an image on this machine's own network, where the stores are: read-only, without capabilities or new privileges. */
export async function startContainer(podman: Podman, image: string, options: ContainerOptions): Promise<Container> {
  const name = `${image}-${++count}`
  await podman('run', '--detach', '--name', name, ...confined(name, options), tagOf(image))
  const id = await podman('inspect', '--format', '{{.State.Pid}}', name)
  return {
    name,
    pid: Number(id),
    script: (text) => podman('exec', name, '/bin/node', '--input-type=module', '-e', text),
    isHealthy: () =>
      podman('healthcheck', 'run', name).then(
        () => true,
        () => false,
      ),
    log: () => readFileSync(logOf(name), 'utf8').split('\n').slice(-20).join('\n'),
    async end() {
      await podman('kill', '--signal', 'TERM', name)
      const limit = new AbortController()
      const late = sleep(STOP_MS, 'killed' as const, { signal: limit.signal }).catch(() => 'killed' as const)
      const code = await Promise.race([podman('wait', name).then(Number), late])
      limit.abort()
      await podman('rm', '--force', name)
      return code
    },
  }
}

/** Runs an image to its end. @returns its exit code */
export async function runTask(podman: Podman, image: string, options: ContainerOptions): Promise<number> {
  const name = `${image}-${++count}`
  await podman('run', '--detach', '--name', name, ...confined(name, options), tagOf(image))
  const code = Number(await podman('wait', name))
  if (code !== 0) console.log(readFileSync(logOf(name), 'utf8'))
  await podman('rm', name)
  return code
}

/** Kept after the run, for whoever asks why it failed. */
function logOf(name: string): string {
  const folder = join(STATE_DIR, 'images', 'logs')
  mkdirSync(folder, { recursive: true })
  return join(folder, `${name}.log`)
}

function confined(name: string, { env, writes = [] }: ContainerOptions): string[] {
  const set = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return [
    ...['--network', 'host', '--read-only', '--read-only-tmpfs=false'],
    // Podman's own bounds are higher than this machine may allow. Health is asked for by hand: there may be no systemd to do it.
    ...['--ulimit', 'nofile=4096:4096', '--ulimit', 'nproc=4096:4096', '--health-interval', 'disable'],
    ...['--cap-drop', 'all', '--security-opt', 'no-new-privileges', '--pull', 'never'],
    ...['--log-driver', 'k8s-file', '--log-opt', `path=${logOf(name)}`],
    ...writes.flatMap((folder) => ['--tmpfs', folder]),
    ...set.flatMap(([key, value]) => ['--env', `${key}=${value}`]),
  ]
}
