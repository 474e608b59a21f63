/** One part of `./test`. Its count is the last `N passed, N failed` that it prints, else one for itself. */
export interface Stage {
  name: string
  title: string
  command: string
  args: readonly string[]
}

/** Stages that only look at the files: `npm run check`. They need no stores. */
export const CHECKS = ['format', 'lint', 'sync', 'types', 'docs', 'contract']

/** What `./test` does, in this order. */
export const STAGES: readonly Stage[] = [
  stage('format', 'Format', 'prettier', '--check', '.'),
  // Through npm: the boundary rule is silent where no project graph has been made yet, so the script makes it first.
  stage('lint', 'Lint and module boundaries', 'npm', 'run', '--silent', 'lint'),
  stage('sync', 'Project references match the packages', 'nx', 'sync:check'),
  stage('types', 'Types', 'tsc', '-b'),
  stage('docs', 'Generated documents are up to date', 'npm', 'run', '--silent', 'docs:check'),
  stage(
    'contract',
    'The contract: export, lint, breaks, routes, examples',
    'node',
    'tools/contract/src/check.ts',
    '--quick',
  ),
  stage('tests', 'Unit and integration tests on real stores', 'vitest', 'run'),
  stage('e2e', 'End to end, through the gateway', 'npm', 'run', '--silent', 'e2e'),
]

/** Programs of node_modules/.bin come first on the PATH of a stage. */
function stage(name: string, title: string, command: string, ...args: string[]): Stage {
  return { name, title, command, args }
}
