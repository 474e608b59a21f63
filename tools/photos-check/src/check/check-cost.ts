import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from '@matjip/e2e'
import { readStack } from '@matjip/stack'
import type { ExpectedPhoto } from './measured.ts'
import { post, upload } from './photo-client.ts'

/** What a refused file may cost the service that looks at it: the claims of the issue. */
const MOST_MS = 100
const MOST_BYTES = 150_000_000
/** Refusals of one file; the median of their times counts, the largest memory. */
const ROUNDS = 9

export interface Cost {
  file: string
  medianMs: number
  cpuMs: number
  grewBytes: number
  /** Whether nothing but the refusal came of it. */
  changedNothing: boolean
  holds: boolean
}

/** Has a file refused again and again, and measures the time of the answer, the CPU of the service, and how its memory grows. */
export async function checkCost(
  session: Session,
  stateDir: string,
  { file, bytes, type }: ExpectedPhoto,
): Promise<Cost> {
  const service = readStack(stateDir)?.processes.find(({ name }) => name === 'post-service')
  const metric = async (name: string) => {
    const text = await (await fetch(`${service?.url}/metrics`)).text()
    return Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1])
  }
  const posts = async () =>
    (await session.call<{ items: unknown[] }>('GET', `/posts?authorId=${session.userId}&limit=50`)).body
  const uploadId = await upload(session, bytes, type)
  await post(session, [uploadId])
  const [before, cpuBefore, residentBefore] = [
    await posts(),
    await metric('process_cpu_seconds_total'),
    peakOf(stateDir),
  ]
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    await post(session, [uploadId])
    times.push(performance.now() - began)
  }
  const cpuMs = (((await metric('process_cpu_seconds_total')) - cpuBefore) * 1000) / ROUNDS
  const after = await posts()
  const { body } = await session.call<{ state: string; image: { variants: unknown[] } }>('GET', `/uploads/${uploadId}`)
  const medianMs = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Infinity
  const grewBytes = Math.max(0, peakOf(stateDir) - residentBefore)
  const changedNothing =
    JSON.stringify(after) === JSON.stringify(before) && body.state === 'uploaded' && body.image.variants.length === 0
  const holds = changedNothing && medianMs < MOST_MS && grewBytes < MOST_BYTES
  return { file, medianMs, cpuMs, grewBytes, changedNothing, holds }
}

/** The most memory that the process has ever held, as the kernel counts (Linux). */
function peakOf(stateDir: string): number {
  const { children } = JSON.parse(readFileSync(join(stateDir, 'run.json'), 'utf8')) as {
    children: { name: string; pid: number }[]
  }
  const pid = children.find(({ name }) => name === 'post-service')?.pid
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) * 1024
}
