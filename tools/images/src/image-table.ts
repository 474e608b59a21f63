import { bundleOf, PROCESSES } from '@matjip/stack'

/** A file of ours and its bundle, without `.js`. */
export interface Bundled {
  source: string
  bundle: string
}

/** One image: a process with what it starts itself, or with what an operator runs in its place. */
export interface ImageRow {
  /** `<app>-<entry>`: the image is `matjip/<name>`. */
  name: string
  /** What its entry point runs. */
  main: Bundled
  /** Beside it, under their own names. */
  others: readonly Bundled[]
  /** Files that it reads: migrations of the schema, the built web app, documentation and operations page. */
  reads?: readonly ('migrations' | 'web' | 'docs' | 'ops-page')[]
}

const ONCE: Bundled = bundleOf('counter-batch/once')

/** Every process of the local stack: those of the product as they are deployed, and the gateway and issuer for compose. */
const processes: readonly ImageRow[] = PROCESSES.map(({ source, bundle, children = [] }) => ({
  name: bundle.replace('/', '-'),
  main: { source, bundle },
  others: bundle === 'counter-batch/loop' ? [ONCE] : children,
  ...(bundle === 'gateway/main' ? { reads: ['web', 'docs'] as const } : {}),
  ...(bundle === 'ops/main' ? { reads: ['ops-page'] as const } : {}),
}))

/** `stores` is for compose alone: an SQS and an S3 that nobody has to sign up for. */
export const imageTable: readonly ImageRow[] = [
  ...processes,
  task('migrate', 'migrate-process', ['migrations']),
  task('prepare', 'prepare-process'),
  task('sqs', 'stores/sqs-process'),
  task('s3', 'stores/s3-process'),
]

function task(name: string, file: string, reads: ImageRow['reads'] = []): ImageRow {
  return { name, main: { source: `tools/stack/src/${file}.ts`, bundle: `stack/${name}` }, others: [], reads }
}
