import { readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { build, stop } from 'esbuild'
import type { Metafile } from 'esbuild'
import { bundleOf } from './app-entry.ts'
import { buildOpsPage } from './ops-page.ts'
import { ROOT } from './places.ts'
import { PRODUCT, type ProductProcess } from './processes.ts'

/** CommonJS packages inside an ES module bundle still call `require` for Node's own modules. */
const BANNER = `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`

/**
 * Left out of bundles and loaded from node_modules where they are wanted: an optional part of pg; sharp, which is native code,
 * one package for each system; and heic-decode, whose libheif is LGPL, so that it can be exchanged (docs/adr: photos).
 */
const EXTERNAL = ['pg-native', 'sharp', 'heic-decode']

/** Which files become which bundles, and where. */
export interface BundleOrder {
  processes: readonly Pick<ProductProcess, 'source' | 'bundle' | 'children'>[]
  outdir: string
}

/**
 * Bundles each process into one file, `dist/<app>/<entry>.js`, all by one esbuild call. The same files run locally, in
 * end-to-end tests and in containers.
 * @returns of each bundle, the packages that it loads from node_modules when it runs
 * @throws Error naming what does not resolve
 */
export async function bundle({ processes, outdir }: BundleOrder = PRODUCT): Promise<Map<string, string[]>> {
  const files = processes.flatMap((process) => [process, ...(process.children ?? [])])
  try {
    const { metafile } = await build({
      entryPoints: Object.fromEntries(files.map(({ bundle, source }) => [bundle, resolve(ROOT, source)])),
      outdir,
      bundle: true,
      format: 'esm',
      platform: 'node',
      // The oldest Node that the product runs on.
      target: 'node24',
      banner: { js: BANNER },
      sourcemap: 'linked',
      external: EXTERNAL,
      absWorkingDir: ROOT,
      logLevel: 'silent',
      metafile: true,
    })
    await Promise.all(
      Object.keys(metafile.outputs)
        .filter((file) => file.endsWith('.js'))
        .map(writeInOneByte),
    )
    return externalsOf(metafile, outdir)
  } catch (error) {
    throw new Error(`Bundling failed:\n${(error as Error).message}`, { cause: error })
  } finally {
    // esbuild keeps a process for later calls; there is none.
    await stop()
  }
}

/**
 * Writes what esbuild leaves as it is (comments, regular expressions) as escapes: V8 keeps a source with one character beyond
 * Latin-1 in two bytes a character, 4 to 7 MB more for each process.
 */
async function writeInOneByte(output: string): Promise<void> {
  const file = resolve(ROOT, output)
  const text = await readFile(file, 'utf8')
  const escaped = text.replace(/[^\0-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  if (escaped !== text) await writeFile(file, escaped)
}

function externalsOf({ outputs }: Metafile, outdir: string): Map<string, string[]> {
  const folder = relative(ROOT, outdir)
  const bundles = Object.entries(outputs).filter(([file]) => file.endsWith('.js'))
  return new Map(
    bundles.map(([file, { imports }]) => [
      relative(folder, file).slice(0, -'.js'.length),
      imports.filter(({ path }) => EXTERNAL.includes(path)).map(({ path }) => path),
    ]),
  )
}

/** The file that a process runs from. */
export function bundleFile({ bundle }: ProductProcess, outdir: string = PRODUCT.outdir): string {
  return join(outdir, `${bundle}.js`)
}

/** What one service's build is: every entry that its service.json names, also those that the local stack does not run. */
export function bundlesOf(service: string): BundleOrder {
  const { entries } = JSON.parse(readFileSync(join(ROOT, 'apps', service, 'service.json'), 'utf8')) as {
    entries: string[]
  }
  return { processes: entries.map((entry) => bundleOf(`${service}/${entry}`)), outdir: PRODUCT.outdir }
}

// `bundle.ts [service]`: one service, or all that the local stack runs.
if (import.meta.main) {
  const [service] = process.argv.slice(2)
  if (service === undefined || service === 'ops') await buildOpsPage()
  await bundle(service === undefined ? PRODUCT : bundlesOf(service))
}
