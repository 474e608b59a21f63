import type { TargetConfiguration } from '@nx/devkit'
import type { ServiceDescription } from './service-description.ts'

/** Targets that a package with a service.json has besides those of every package. */
export function serviceTargets({ name, entries }: ServiceDescription): Record<string, TargetConfiguration> {
  return {
    serve: {
      executor: 'nx:run-commands',
      options: { command: `node tools/stack/src/serve.ts ${name}`, cwd: '{workspaceRoot}' },
      metadata: {
        description: `Runs ${entries[0]} from source with reload, in place of the running stack's own instance`,
      },
      // Not `continuous`: of such a task Nx reports success even where it could not start.
      cache: false,
    },
    build: {
      executor: 'nx:run-commands',
      options: { command: `node tools/stack/src/bundle.ts ${name}`, cwd: '{workspaceRoot}' },
      metadata: { description: `Bundles ${entries.join(' and ')}, one file each` },
      cache: true,
      inputs: ['production', '^production', '{workspaceRoot}/tools/stack/src/bundle.ts'],
      outputs: [`{workspaceRoot}/dist/${name}`],
    },
  }
}
