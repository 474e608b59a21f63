import { globSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Type } from 'typebox'
import type { TSchema } from 'typebox'

interface Variable extends TSchema {
  type?: string
  enum?: string[]
  default?: unknown
  description?: string
}

/** docs/configuration.md: every variable of every process, from the `config*.ts` that the process itself reads. */
export async function renderConfiguration(root: string): Promise<string> {
  const files = globSync('apps/*/src/*config.ts', { cwd: root }).sort()
  const sections = await Promise.all(
    files.map(async (file) => {
      const module = (await import(pathToFileURL(join(root, file)).href)) as { config?: Record<string, Variable> }
      if (module.config === undefined) throw new Error(`${file} exports no \`config\``)
      const rows = Object.entries(module.config).map(
        ([name, variable]) =>
          `| \`${name}\` | ${variable.enum?.join(', ') ?? variable.type} | ${defaultOf(variable)} | ${variable.description ?? ''} |`,
      )
      const [, app, , name = ''] = file.split('/')
      const process = name === 'config.ts' ? app : `${app}, ${name.replace('-config.ts', '')}`
      return [`## ${process}`, '', '| variable | type | default | meaning |', '|---|---|---|---|', ...rows].join('\n')
    }),
  )
  return [
    '# Configuration',
    "Generated from each process's configuration schema by `npm run docs`. A process that lacks a variable names all of them at once and does not start.",
    ...sections,
  ].join('\n\n')
}

function defaultOf(variable: Variable): string {
  if (variable.default !== undefined) return `\`${variable.default}\``
  return Type.IsOptional(variable) ? 'none' : '**required**'
}
