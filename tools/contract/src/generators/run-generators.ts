import { execFile } from 'node:child_process'
import { readdir, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { GENERATORS } from './install.ts'

const run = promisify(execFile)
/** What a generator says when it fails. */
const MAX_OUTPUT_BYTES = 10_000_000

/** Programs that make clients of a document, and how each is called: `{in}` and `{out}` are a file and a folder. */
const generators: Record<string, string[]> = {
  'openapi-typescript': ['openapi-typescript/bin/cli.js', '{in}', '--output', '{out}/schema.ts'],
  'hey-api': ['@hey-api/openapi-ts/bin/run.js', '--input', '{in}', '--output', '{out}'],
  orval: ['orval/dist/bin/orval.mjs', '--config', 'orval.config.js'],
  kubb: ['@kubb/cli/bin/kubb.cjs', 'generate', '--config', 'kubb.config.js'],
}

export const generatorNames = Object.keys(generators)

/** Generates a client and compiles it strictly. @returns what speaks against it, nothing where it is right */
export async function tryGenerator(name: string, document: string, folder: string): Promise<string[]> {
  const [program = '', ...args] = generators[name] ?? []
  const fill = (text: string) => text.replace('{in}', document).replace('{out}', folder)
  const env = { ...process.env, DOCUMENT: document, OUTPUT: folder, DO_NOT_TRACK: '1', KUBB_DISABLE_TELEMETRY: '1' }
  const failed = await call([program, ...args.map(fill)], env)
  if (failed) return [`${name} does not take the document: ${failed}`]
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'))
  if (files.length === 0) return [`${name} has made nothing`]
  await writeFile(`${folder}/tsconfig.json`, JSON.stringify(strict))
  const errors = await call(['typescript/bin/tsc', '--project', `${folder}/tsconfig.json`], env)
  return errors ? [`what ${name} makes does not compile: ${errors}`] : []
}

const strict = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    allowImportingTsExtensions: true,
    types: [],
    noEmit: true,
    strict: true,
    skipLibCheck: true,
  },
  include: ['**/*.ts'],
}

/** @returns its words where it fails */
async function call([program = '', ...args]: string[], env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const words = [`${GENERATORS}node_modules/${program}`, ...args]
  return run(process.execPath, words, { cwd: GENERATORS, env, maxBuffer: MAX_OUTPUT_BYTES }).then(
    () => undefined,
    ({ stdout, stderr }: { stdout: string; stderr: string }) => `${stdout}${stderr}`.slice(0, 2_000),
  )
}
