/**
 * `npm run bench:s3 [-- --uploads 50 --megabytes 20]`: presigned uploads, all at once, each with its SHA-256 verified. Exits 0 only where
 * all were taken and the server's memory grew by less than MOST_GROWTH, and by less than the bodies.
 */
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { CREDENTIALS } from '../conformance/targets/running-target.ts'
import { createWorld } from '../conformance/world.ts'

const MEGABYTE = 2 ** 20
/** Megabytes: sockets' buffers and the garbage between two collections, far below the bodies themselves. */
const MOST_GROWTH = 200
/** Clock ticks of /proc in a second, on every Linux that Node runs on. */
const TICKS = 100

const options = { uploads: { type: 'string', default: '50' }, megabytes: { type: 'string', default: '20' } } as const
const { values } = parseArgs({ options })
const [uploads, megabytes] = [Number(values.uploads), Number(values.megabytes)]
const folder = mkdtempSync(join(tmpdir(), 'matjip-s3-bench-'))
const program = join(import.meta.dirname, 'server-process.ts')
const server = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
try {
  const { value: port } = await createInterface(server.stdout)[Symbol.asyncIterator]().next()
  const target = { endpoint: `http://127.0.0.1:${port}`, region: 'ap-northeast-2', credentials: CREDENTIALS }
  const world = createWorld(target, 'bench')
  await world.s3.send(new CreateBucketCommand({ Bucket: 'bench' }))
  const body = randomBytes(megabytes * MEGABYTE)
  const checksum = createHash('sha256').update(body).digest('base64')
  const headers = { 'content-length': String(body.length), 'if-none-match': '*', 'x-amz-checksum-sha256': checksum }
  const bound = new Set(['host', ...Object.keys(headers)])
  const upload = async (index: number) => {
    const put = {
      Bucket: 'bench',
      Key: `${index}`,
      ContentLength: body.length,
      IfNoneMatch: '*',
      ChecksumSHA256: checksum,
    }
    const path = await world.presign(new PutObjectCommand(put), { signableHeaders: bound, unhoistableHeaders: bound })
    return world.raw({ method: 'PUT', path, headers, body })
  }
  await upload(-1)
  const before = use(server.pid)
  const started = performance.now()
  const answers = await Promise.all(Array.from({ length: uploads }, (_, index) => upload(index)))
  const seconds = (performance.now() - started) / 1000
  const after = use(server.pid)
  world.close()
  const refused = answers.filter(({ status }) => status !== 200).length
  const total = uploads * megabytes
  const growth = after.peak - before.peak
  console.log(
    `${total} MB in ${seconds.toFixed(1)} s: ${(total / seconds).toFixed(0)} MB/s, client on the same machine`,
  )
  console.log(`server: ${(((after.cpu - before.cpu) / total) * 1000).toFixed(1)} CPU ms per MB`)
  console.log(
    `${uploads} uploads of ${megabytes} MB at once: ${refused} refused, peak memory ${after.peak} MB, ${growth} MB above one upload's`,
  )
  process.exitCode = refused === 0 && growth < Math.min(MOST_GROWTH, total) ? 0 : 1
} finally {
  server.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
}

/** Peak resident memory in megabytes, and CPU seconds so far. */
function use(pid: number | undefined): { peak: number; cpu: number } {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return { peak: Math.round(Number(kilobytes) / 1024), cpu: (Number(fields[11]) + Number(fields[12])) / TICKS }
}
