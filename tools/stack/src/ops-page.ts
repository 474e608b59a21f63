import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { DIST_DIR, ROOT } from './places.ts'

/** Where the operations page is built, as its process serves it. */
export const OPS_PAGE_DIR = join(DIST_DIR, 'ops/page')
const SOURCE = join(ROOT, 'apps/ops/src/page')

/** Builds the operations page: one script, one style sheet, one document. @throws esbuild's error */
export async function buildOpsPage(outdir = OPS_PAGE_DIR): Promise<void> {
  mkdirSync(outdir, { recursive: true })
  await build({
    entryPoints: [
      { in: join(SOURCE, 'main.ts'), out: 'page' },
      { in: join(SOURCE, 'page.css'), out: 'page' },
    ],
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    // Browsers since May 2024, as the web app: light-dark() needs no translation.
    target: ['chrome123', 'safari17.5', 'firefox121'],
    minify: true,
    absWorkingDir: ROOT,
    logLevel: 'silent',
  })
  copyFileSync(join(SOURCE, 'index.html'), join(outdir, 'index.html'))
}
