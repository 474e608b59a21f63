import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** The repository's root. */
export const ROOT = join(import.meta.dirname, '../../..')

const rootFiles = ['package.json', 'tsconfig.base.json', 'tsconfig.json', '.prettierrc.json']
const generated = new Set(['dist', 'node_modules'])

async function linkAll(from: string, to: string, except: string): Promise<void> {
  await mkdir(to, { recursive: true })
  const names = (await readdir(from)).filter((name) => name !== except)
  await Promise.all(names.map(async (name) => symlink(await realpath(join(from, name)), join(to, name))))
}

/**
 * A folder with copies of the root's configuration and of all libs, and links to all installed
 * packages; code in it runs and compiles like the repository's own and may be changed at will.
 * @returns its path; it is gone when the test is over
 */
export async function copyWorkspace(): Promise<string> {
  const root = await mkdtemp(join(await realpath(tmpdir()), 'matjip-workspace-'))
  onTestFinished(() => rm(root, { recursive: true }))
  const libs = await readdir(join(ROOT, 'libs'))
  const kept = (source: string) => !generated.has(basename(source))
  for (const file of rootFiles) await cp(join(ROOT, file), join(root, file))
  for (const lib of libs) {
    await cp(join(ROOT, 'libs', lib), join(root, 'libs', lib), { recursive: true, filter: kept })
    // Packages that npm could not hoist.
    const own = join(ROOT, 'libs', lib, 'node_modules')
    if (existsSync(own)) await symlink(own, join(root, 'libs', lib, 'node_modules'))
  }
  const modules = join(root, 'node_modules')
  await linkAll(join(ROOT, 'node_modules'), modules, '@matjip')
  await mkdir(join(modules, '@matjip'))
  for (const lib of libs) await symlink(join(root, 'libs', lib), join(modules, '@matjip', lib))
  return root
}
