import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '@matjip/stack'
import { imageTable } from '../image-table.ts'
import { BASE, buildBase } from './build-base.ts'
import type { Podman } from './open-podman.ts'

/** The name under which an image is built and run here. */
export const tagOf = (name: string): string => `localhost/matjip/${name}`

export interface BuildOptions {
  /** Installs the libraries within the build, from the npm registry, as a build elsewhere does; else it sees this folder's. */
  installs: boolean
}

/** Builds every image from the one Dockerfile, which is not changed for it. What they share is built once. */
export async function buildImages(podman: Podman, { installs }: BuildOptions): Promise<void> {
  await buildBase(podman)
  const around = [...(installs ? [] : installed()), '--network', 'host', '--pull-never', '--layers']
  const build = (name: string, ...order: string[]) =>
    podman(
      ...['build', '--format', 'docker', ...around, '--build-arg', `BUILD=${BASE}`, ...order, '-t', tagOf(name)],
      ...['-f', join(ROOT, 'infra/docker/Dockerfile'), ROOT],
    )
  // Named, so that what the images are copied from is kept until the sources change, and no longer.
  await build('assembled', '--target', 'assembled')
  for (const { name } of imageTable) await build(name, '--build-arg', `PROCESS=${name}`)
  await podman('image', 'prune', '--force')
}

/** This folder's libraries, the workspaces' own among them, each as an overlay: what the build writes there is the build's. */
function installed(): string[] {
  const folders = ['.', ...globSync('{apps,libs,tools}/*', { cwd: ROOT })].map((folder) => join(folder, 'node_modules'))
  const there = folders.filter((folder) => existsSync(join(ROOT, folder)))
  return there.flatMap((folder) => ['--volume', `${join(ROOT, folder)}:${join('/repository', folder)}:O`])
}
