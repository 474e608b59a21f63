import { join, resolve } from 'node:path'
import { build, stop } from 'esbuild'
import { ROOT } from './places.ts'
import { PRODUCT, type Product, type ProductProcess } from './processes.ts'

/** CommonJS packages inside an ES module bundle still call `require` for Node's own modules. */
const BANNER = `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`

/**
 * Bundles each process into one file, `dist/<app>/<entry>.js`, all by one esbuild call. The same files run locally, in
 * end-to-end tests and in containers.
 * @throws Error naming what does not resolve
 */
export async function bundle({ processes, outdir }: Product = PRODUCT): Promise<void> {
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
