import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const ROOT = join(import.meta.dirname, '../../../..')

/** What a process's own configuration schema asks for; the schema says so itself, as docs/configuration.md does. */
export async function requiredVariables({
  app,
  entry,
}: {
  app: string
  entry: string
}): Promise<{ required: string[]; optional: string[] }> {
  const own = join(ROOT, 'apps', app, 'src', `${entry}-config.ts`)
  const file = existsSync(own) ? own : join(ROOT, 'apps', app, 'src', 'config.ts')
  const { config } = (await import(pathToFileURL(file).href)) as { config: Record<string, { default?: unknown }> }
  const names = Object.keys(config)
  // TypeBox marks an optional property so that it does not show when the schema is printed.
  const isOptional = (name: string) => config[name]?.default !== undefined || '~optional' in (config[name] ?? {})
  return { required: names.filter((name) => !isOptional(name)), optional: names.filter(isOptional) }
}
