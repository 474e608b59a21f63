import { build } from 'esbuild'
import { gzipSync } from 'node:zlib'
import { buildClient, PACKAGE } from './build.ts'

/** Bytes of everything, gzipped: a fifteenth of the 120 KB that the web app may have. */
const MOST_BYTES = 8_000

const entries = await buildClient()
const gzipped = async (...lines: string[]) => {
  const { outputFiles } = await build({
    stdin: { contents: lines.join('\n'), resolveDir: PACKAGE },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    logLevel: 'error',
  })
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length
}
const core = `export { createClient } from ${JSON.stringify(entries['.'])}`
const all = Object.values(entries).map((file, index) => `export * as e${index} from ${JSON.stringify(file)}`)
const nothing = await gzipped(...Object.values(entries).map((file) => `import ${JSON.stringify(file)}`))
console.log(`createClient alone: ${await gzipped(core)} bytes gzipped`)
for (const [name, file] of Object.entries(entries)) {
  console.log(`with ${name}: ${await gzipped(core, `export * as more from ${JSON.stringify(file)}`)}`)
}
const total = await gzipped(...all)
// Twenty bytes are the frame of gzip itself: imported and not used, nothing is left.
const holds = total <= MOST_BYTES && nothing <= 20
console.log(
  `@matjip/client: ${total} bytes gzipped, all of it (at most ${MOST_BYTES}); imported and not used: ${nothing} (an empty file: 20)`,
)
process.exitCode = holds ? 0 : 1
