import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `apps/<name>/service.json`: what the rest of the repository must know about a service without importing it. */
export type ServiceDescription = {
  /** The name of the app's folder and project. */
  readonly name: string
  /** Its processes: the names of the composition roots under src/, the one that `nx serve` starts first. */
  readonly entries: readonly string[]
  /** The public prefixes that the load balancer forwards to it; empty for a worker. */
  readonly pathRules: readonly string[]
}

const namePattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

function isTextList(value: unknown, pattern: RegExp): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && pattern.test(item))
}

/**
 * Reads and checks a service's description.
 * @param file path from the workspace's root
 * @throws Error that names the file and the member at fault
 */
export function readServiceDescription(workspaceRoot: string, file: string): ServiceDescription {
  const fault = (what: string) => new Error(`${file}: ${what}`)
  const description = JSON.parse(readFileSync(join(workspaceRoot, file), 'utf8')) as Partial<ServiceDescription>
  const { name, entries, pathRules } = description
  if (typeof name !== 'string' || !file.endsWith(`apps/${name}/service.json`)) throw fault('name is not its folder')
  if (!isTextList(entries, namePattern) || entries.length === 0) throw fault('entries must name its processes')
  if (!isTextList(pathRules, /^\/[a-z-]+$/)) throw fault('pathRules must be prefixes such as /posts')
  return { name, entries, pathRules }
}
