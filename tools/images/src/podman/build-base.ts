import { execFileSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { layRoot, linkedWith } from '../assemble/lay-root.ts'
import type { Podman } from './open-podman.ts'

export const BASE = 'localhost/matjip/base'

/**
 * What the Dockerfile builds in, made from what is on this machine instead of pulled: the project's Node, npm, `env` (npm's
 * first line asks for it), a shell for npm, and their libraries.
 */
export async function buildBase(podman: Podman): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'matjip-base-'))
  try {
    layRoot(root)
    for (const program of ['/usr/bin/env', '/bin/sh'])
      for (const file of [program, ...linkedWith(realpathSync(program))]) copyTo(root, file)
    cpSync(npmFolder(), join(root, 'lib/node_modules/npm'), { recursive: true })
    symlinkSync('/lib/node_modules/npm/bin/npm-cli.js', join(root, 'bin/npm'))
    for (const folder of ['root', 'tmp']) mkdirSync(join(root, folder), { recursive: true })
    // Registries behind a company's own authority: what this machine's Node trusts, the build trusts.
    const { NODE_EXTRA_CA_CERTS: authorities } = process.env
    if (authorities) copyTo(root, authorities)
    const trust = authorities ? ` NODE_EXTRA_CA_CERTS=${authorities}` : ''
    const lines = ['FROM scratch', 'COPY . /', `ENV PATH=/bin:/usr/bin HOME=/root${trust}`, '']
    writeFileSync(join(root, 'Containerfile'), lines.join('\n'))
    await podman('build', '--format', 'docker', '-t', BASE, '-f', join(root, 'Containerfile'), root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** Of the npm that runs us, or would: `bin/npm-cli.js` is in it. */
function npmFolder(): string {
  const given = process.env.npm_execpath
  const npm = given ?? execFileSync('/bin/sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).trim()
  return dirname(dirname(realpathSync(npm)))
}

function copyTo(root: string, path: string): void {
  mkdirSync(join(root, dirname(path)), { recursive: true })
  copyFileSync(realpathSync(path), join(root, path))
}
