/**
 * `npm run bench:photos [-- --photos N --rounds N]`: the derivatives worker as it ships (queue, S3, Postgres, a bounded process)
 * against a process that does nothing but sharp, in turns, on photos of 12 megapixels. Ends with one line of figures; exits 0
 * where a derivative costs at most 1.2 times the CPU of bare sharp.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { until } from '@matjip/e2e'
import pg from 'pg'
import { cpuSecondsOf } from './bench/cpu-of.ts'
import { drawCameraPhoto } from './bench/draw-camera-photo.ts'
import { BUCKETS, startWorker } from './bench/worker-process.ts'
import { table } from './table.ts'

const { values } = parseArgs({
  options: { photos: { type: 'string', default: '20' }, rounds: { type: 'string', default: '3' } },
})
const [photos, rounds] = [Number(values.photos), Number(values.rounds)]
/** Drawing one takes seconds; each is used several times. */
const DRAWN = 5
const MOST = 1.2
const DEADLINE_MS = 180_000
const OUTDIR = join(import.meta.dirname, '../../../dist/bench-photos')
const PER_PHOTO = 2

const folder = mkdtempSync(join(tmpdir(), 'matjip-bench-'))
const drawn = await Promise.all(Array.from({ length: DRAWN }, (_, n) => drawCameraPhoto(n)))
const paths = drawn.map((bytes, n) => {
  const path = join(folder, `${n}.jpg`)
  writeFileSync(path, bytes)
  return path
})
const files = Array.from({ length: photos }, (_, n) => paths[n % DRAWN] ?? '')
const megabytes = drawn.reduce((sum, { length }) => sum + length, 0) / DRAWN / 1e6
console.log(`${photos} photos of 12 megapixels, ${megabytes.toFixed(1)} MB on average, ${rounds} rounds`)

const worker = await startWorker(OUTDIR)
const database = new pg.Client({ connectionString: worker.databaseUrl })
let nextId = 1

/** Gives the worker photos to do, and waits until all of them are ready. */
async function derive(bytesOf: Buffer[]): Promise<{ cpuS: number; seconds: number }> {
  const ids: number[] = []
  for (const bytes of bytesOf) {
    const id = nextId++
    const Key = `originals/${id}-bench`
    await worker.s3.send(new PutObjectCommand({ Bucket: BUCKETS.UPLOADS_BUCKET, Key, Body: bytes }))
    const sha256 = createHash('sha256').update(bytes).digest('base64')
    await database.query(
      `insert into uploads (id, owner_id, object_key, content_type, byte_size, sha256, state, post_id, position)
       values ($1, 1, $2, 'image/jpeg', $3, $4, 'attached', 1, 0)`,
      [id, Key, bytes.length, sha256],
    )
    ids.push(id)
  }
  const [cpu, start] = [cpuSecondsOf(worker.pid), performance.now()]
  await database.query('update uploads set due_at = now() where id = any($1)', [ids])
  const look = async () =>
    (await database.query('select count(*)::int as left from uploads where id = any($1) and variants is null', [ids]))
      .rows[0].left as number
  await until('the derivatives', look, (left) => left === 0, DEADLINE_MS)
  return { cpuS: cpuSecondsOf(worker.pid) - cpu, seconds: (performance.now() - start) / 1000 }
}

function bare(): { cpuS: number; seconds: number } {
  const script = join(import.meta.dirname, 'bench/bare-sharp.ts')
  return JSON.parse(execFileSync(process.execPath, [script, paths[0] ?? '', ...files], { encoding: 'utf8' }))
}

try {
  await database.connect()
  await database.query(`insert into posts (id, author_id, text, hashtags) values (1, 1, '국밥', '{}')`)
  // The process that decodes is started by the first one.
  await derive(drawn.slice(0, 1))
  const results = []
  for (let round = 0; round < rounds; round++)
    results.push({
      bare: bare(),
      worker: await derive(files.map((path) => drawn[paths.indexOf(path)] ?? Buffer.alloc(0))),
    })
  const ms = (seconds: number) => ((seconds * 1000) / photos / PER_PHOTO).toFixed(1)
  console.log(
    table(
      ['round', 'bare: CPU ms a derivative', 'worker: CPU ms', 'ratio', 'bare: derivatives/s', 'worker: derivatives/s'],
      results.map(({ bare, worker }, round) => [
        String(round + 1),
        ms(bare.cpuS),
        ms(worker.cpuS),
        (worker.cpuS / bare.cpuS).toFixed(2),
        ((photos * PER_PHOTO) / bare.seconds).toFixed(1),
        ((photos * PER_PHOTO) / worker.seconds).toFixed(1),
      ]),
    ),
  )
  const middle = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN
  const ratio = middle(results.map(({ bare, worker }) => worker.cpuS / bare.cpuS))
  const rate = middle(results.map(({ worker }) => (photos * PER_PHOTO) / worker.seconds))
  process.exitCode = ratio <= MOST ? 0 : 1
  console.log(
    `photos: a derivative costs ${ratio.toFixed(2)} times the CPU of bare sharp (at most ${MOST}); ${rate.toFixed(1)} derivatives a second in one process`,
  )
} finally {
  await database.end()
  await worker.stop()
  rmSync(folder, { recursive: true, force: true })
  rmSync(OUTDIR, { recursive: true, force: true })
}
