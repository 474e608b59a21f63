import { readFileSync } from 'node:fs'
import { NODE_FLAGS } from '@matjip/stack'
import { tagOf } from '../podman/build-images.ts'
import type { Container } from '../podman/container.ts'
import type { Podman } from '../podman/open-podman.ts'

/** What can be seen of an image and of the process that runs from it. */
export interface Facts {
  name: string
  /** Bytes, of which Node and its libraries are common to all images. */
  size: number
  /** User and group of the running process, as the kernel has them. */
  user: string
  /** Of three places that were written to: each must be refused. */
  readOnly: boolean
  healthy: boolean
  /** Whether Node runs with the flags of the local stack. */
  flags: boolean
}

/** A root, a folder of ours, and where programs expect to be able to. */
const PLACES = ['/x', '/app/x', '/tmp/x']
const WRITE = `import { writeFileSync } from 'node:fs'
const codes = ${JSON.stringify(PLACES)}.map((path) => { try { writeFileSync(path, ''); return 'written' } catch (error) { return error.code } })
console.log(codes.join())`

export async function lookInside(podman: Podman, image: string, container: Container): Promise<Facts> {
  const size = Number(await podman('image', 'inspect', '--format', '{{.Size}}', tagOf(image)))
  const status = readFileSync(`/proc/${container.pid}/status`, 'utf8')
  const idOf = (which: string) => new RegExp(`^${which}:\\t(\\d+)`, 'm').exec(status)?.[1]
  // ENOENT is a folder that is not there, on a root where it cannot be made.
  const codes = (await container.script(WRITE)).split(',')
  const command = readFileSync(`/proc/${container.pid}/cmdline`, 'utf8').split('\0')
  return {
    name: image,
    size,
    user: `${idOf('Uid')}:${idOf('Gid')}`,
    readOnly: codes.length === PLACES.length && codes.every((code) => code === 'EROFS' || code === 'ENOENT'),
    healthy: await container.isHealthy(),
    flags: command.slice(1, 1 + NODE_FLAGS.length).join() === NODE_FLAGS.join(),
  }
}
