import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, stop } from 'esbuild'
import { ROOT } from './places.ts'
import { PRODUCT, type ProductProcess } from './processes.ts'

/** CommonJS packages inside an ES module bundle still call `require` for Node's own modules. */
const BANNER = `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`

/** Which files become which bundles, and where. */
export interface BundleOrder {
  processes: readonly Pick<ProductProcess, 'source' | 'bundle'>[]
  outdir: string
}

/**
 * Bundles each process into one file, `dist/<app>/<entry>.js`, all by one esbuild call. The same files run locally, in
 * end-to-end tests and in containers.
 * @throws Error naming what does not resolve
 */
export async function bundle({ processes, outdir }: BundleOrder = PRODUCT): Promise<void> {
  try {
    await build({
      entryPoints: Object.fromEntries(processes.map(({ bundle, source }) => [bundle, resolve(ROOT, source)])),
      outdir,
      bundle: true,
      format: 'esm',
      platform: 'node',
      // The oldest Node that the product runs on.
      target: 'node24',
      banner: { js: BANNER },
      sourcemap: 'linked',
      // Optional parts of pg and others that are only loaded where they are installed.
      external: ['pg-native'],
      absWorkingDir: ROOT,
      logLevel: 'silent',
    })
  } catch (error) {
    throw new Error(`Bundling failed:\n${(error as Error).message}`, { cause: error })
  } finally {
    // esbuild keeps a process for later calls; there is none.
    await stop()
  }
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
  const processes = entries.map((entry) => ({
    source: `apps/${service}/src/${entry}.ts`,
    bundle: `${service}/${entry}`,
  }))
  return { processes, outdir: PRODUCT.outdir }
}

// `bundle.ts [service]`: one service, or all that the local stack runs.
if (import.meta.main) await bundle(process.argv[2] === undefined ? PRODUCT : bundlesOf(process.argv[2]))
