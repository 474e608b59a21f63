import type { TargetConfiguration } from '@nx/devkit'

/** The manifests of all packages: their tags decide what a package may import. */
const manifests = ['apps', 'libs', 'tools'].map((folder) => `{workspaceRoot}/${folder}/*/package.json`)

/** Runs from the root, because each of these tools has its one configuration there. */
const command = (line: string): Pick<TargetConfiguration, 'executor' | 'options'> => ({
  executor: 'nx:run-commands',
  options: { command: line, cwd: '{workspaceRoot}' },
})

/**
 * Targets that every package has.
 * @param root folder of the package from the workspace's root, such as `libs/hashtags`
 */
export function packageTargets(root: string): Record<string, TargetConfiguration> {
  return {
    typecheck: {
      ...command(`tsc -b ${root}`),
      // tsc -b also builds what it refers to; in order, so that two of them never write the same file.
      dependsOn: ['^typecheck'],
      cache: true,
      inputs: ['default', '^default'],
      outputs: ['{projectRoot}/dist'],
    },
    lint: {
      ...command(`eslint --max-warnings 0 ${root}`),
      cache: true,
      inputs: ['default', '{workspaceRoot}/eslint.config.js', ...manifests],
    },
    test: {
      ...command(`vitest run --passWithNoTests ${root}/`),
      cache: true,
      // Every run starts its own Postgres, Redis, SQS and S3: one at a time.
      parallelism: false,
      inputs: [
        'default',
        '^default',
        '{workspaceRoot}/vitest.config.ts',
        '{workspaceRoot}/tools/stack/src/**/*',
        { env: 'MATJIP_DATA' },
      ],
    },
  }
}
