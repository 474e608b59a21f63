import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CreateNodes, CreateNodesResult } from '@nx/devkit'
import { packageTargets } from './package-targets.ts'
import { readServiceDescription } from './service-description.ts'
import { serviceTargets } from './service-targets.ts'

/** The targets of one package, `apps/feed-service` say; names and tags come from its package.json by Nx itself. */
function inferProject(root: string, workspaceRoot: string): CreateNodesResult {
  const isApp = root.startsWith('apps/')
  const description = join(root, 'service.json')
  const service = isApp && existsSync(join(workspaceRoot, description))
  const targets = {
    ...packageTargets(root),
    ...(service ? serviceTargets(readServiceDescription(workspaceRoot, description)) : {}),
  }
  return { projects: { [root]: { root, projectType: isApp ? 'application' : 'library', targets } } }
}

/** Nx reads every package's targets from here, so that no package repeats them. */
export const createNodes: CreateNodes = [
  '{apps,libs,tools}/*/package.json',
  (packageFiles, _options, { workspaceRoot }) =>
    packageFiles.map((file) => [file, inferProject(dirname(file), workspaceRoot)] as const),
]
