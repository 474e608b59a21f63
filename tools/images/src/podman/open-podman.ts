import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { STATE_DIR } from '@matjip/stack'
import { ensurePodman } from './find-podman.ts'

const run = promisify(execFile)
/** Bytes: a build says a line for each file that it is unhappy about. */
const MOST_OUTPUT = 64 * 2 ** 20

/** Podman with images and containers of this repository's own. */
export interface Podman {
  /** Runs a command to its end. @returns what it said @throws Error with what it said to the contrary */
  (...args: string[]): Promise<string>
  /** For processes that are to run it themselves. */
  readonly env: Record<string, string>
}

/**
 * Images, containers and settings live in `.matjip/images`: whatever else this machine's Podman has is not touched, and none of
 * its registries is asked for anything.
 */
export function openPodman(): Podman {
  ensurePodman()
  const folder = join(STATE_DIR, 'images')
  mkdirSync(folder, { recursive: true })
  const write = (name: string, lines: readonly string[]) => {
    const file = join(folder, name)
    writeFileSync(file, `${lines.join('\n')}\n`)
    return file
  }
  const env = {
    // No systemd is needed, nor a journal.
    CONTAINERS_CONF: write('containers.conf', [
      '[engine]',
      'runtime = "runc"',
      'cgroup_manager = "cgroupfs"',
      'events_logger = "file"',
    ]),
    CONTAINERS_STORAGE_CONF: write('storage.conf', [
      '[storage]',
      'driver = "overlay"',
      `graphroot = "${join(folder, 'storage')}"`,
      `runroot = "${join(folder, 'run')}"`,
    ]),
    CONTAINERS_REGISTRIES_CONF: write('registries.conf', ['unqualified-search-registries = []']),
  }
  const options = { env: { ...process.env, ...env }, maxBuffer: MOST_OUTPUT }
  const podman = (...args: string[]) =>
    run('podman', args, options).then(
      ({ stdout }) => stdout.trim(),
      (error: { stdout?: string; stderr?: string; message: string }) => {
        const said = `${error.stdout ?? ''}${error.stderr ?? error.message}`.trim().split('\n').slice(-30).join('\n')
        throw new Error(`podman ${args.slice(0, 2).join(' ')} failed:\n${said}`, { cause: error })
      },
    )
  return Object.assign(podman, { env })
}
