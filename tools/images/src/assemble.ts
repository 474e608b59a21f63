/**
 * Lays out what images hold, within a container build: `<folder>/root` with Node and its libraries, and `<folder>/<image>` with
 * the files of each process. The folder is MATJIP_IMAGES; everything is there before it is copied, so one build serves all images.
 */
import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { buildSite } from '@matjip/docs'
import { buildOpsPage, buildWeb, bundle, ROOT } from '@matjip/stack'
import { layRoot } from './assemble/lay-root.ts'
import { layLibraries } from './assemble/lay-libraries.ts'
import { imageTable } from './image-table.ts'
import type { Bundled, ImageRow } from './image-table.ts'

const folder = process.env.MATJIP_IMAGES
if (!folder) throw new Error('MATJIP_IMAGES says into which folder')
const bundles = join(folder, 'bundles')
const files = imageTable.flatMap(({ main, others }) => [main, ...others])
const externals = await bundle({ processes: files, outdir: bundles })
const sources = {
  migrations: () => join(ROOT, 'libs/db-schema/migrations'),
  web: async () => {
    await buildWeb(join(bundles, 'web'))
    return join(bundles, 'web')
  },
  'ops-page': async () => {
    await buildOpsPage(join(bundles, 'ops-page'))
    return join(bundles, 'ops-page')
  },
  docs: () => {
    buildSite(join(bundles, 'docs'))
    return join(bundles, 'docs')
  },
}
layRoot(join(folder, 'root'))
for (const row of imageTable) await layImage(row, join(folder, row.name))

async function layImage({ main, others, reads = [] }: ImageRow, image: string): Promise<void> {
  const app = join(image, 'app')
  mkdirSync(app, { recursive: true })
  for (const file of [main, ...others]) layBundle(file, app)
  // Node follows the link: a process finds its children beside its own file.
  symlinkSync(`${basename(main.bundle)}.js`, join(app, 'process.js'))
  layLibraries(
    [main, ...others].flatMap(({ bundle }) => externals.get(bundle) ?? []),
    app,
  )
  // Where the bundle looks: beside /app, as its source looks beside src.
  for (const name of reads) cpSync(await sources[name](), join(image, name), { recursive: true })
}

function layBundle({ bundle }: Bundled, app: string): void {
  for (const end of ['.js', '.js.map']) cpSync(join(bundles, `${bundle}${end}`), join(app, `${basename(bundle)}${end}`))
}
