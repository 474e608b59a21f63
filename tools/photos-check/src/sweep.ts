/**
 * `npm run photos:sweep [-- --issued 1000 --uploaded 300 --attached 100]`: through the whole product, so many uploads are asked
 * for, sent and posted; a day passes (in the database); then exactly the posted originals and their derivatives are left. Then a
 * post is deleted, and its objects are gone too. Ends with one line of figures; exits 0 where that holds.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { drawPhoto, signIn, startStack, until } from '@matjip/e2e'
import type { Session } from '@matjip/e2e'
import { readStack } from '@matjip/stack'
import pg from 'pg'
import { claimOf, issue, post, put, settled } from './check/photo-client.ts'

const number = (fallback: string) => ({ type: 'string', default: fallback }) as const
const { values } = parseArgs({
  options: { issued: number('1000'), uploaded: number('300'), attached: number('100') },
})
const [issued, uploaded, attached] = [Number(values.issued), Number(values.uploaded), Number(values.attached)]
/** A person may have 50 unused ones. */
const PER_PERSON = 50
/** Photos of a post. */
const PER_POST = 10
const DEADLINE_MS = 120_000

// Sweeps in seconds instead of minutes.
process.env.SWEEP_MS = '1000'
const state = await mkdtemp(join(tmpdir(), 'matjip-photos-'))
const stack = await startStack(['--port', '0', '--state', state, '--empty'], { RATE_LIMIT_SCALE: '0' })
const stores = readStack(state)?.stores ?? {}
const s3 = new S3Client({
  region: stores.AWS_REGION ?? '',
  endpoint: stores.AWS_ENDPOINT_URL_S3 ?? '',
  forcePathStyle: true,
  credentials: { accessKeyId: stores.AWS_ACCESS_KEY_ID ?? '', secretAccessKey: stores.AWS_SECRET_ACCESS_KEY ?? '' },
})
const database = new pg.Client({ connectionString: stores.DATABASE_URL ?? '' })

async function keysIn(bucket = ''): Promise<string[]> {
  const keys: string[] = []
  for (let token: string | undefined, more = true; more; more = token !== undefined) {
    const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: token }))
    keys.push(...(page.Contents ?? []).map(({ Key = '' }) => Key))
    token = page.NextContinuationToken
  }
  return keys
}
const objects = async () => ({
  originals: (await keysIn(stores.UPLOADS_BUCKET)).length,
  derivatives: (await keysIn(stores.IMAGES_BUCKET)).length,
})

try {
  await database.connect()
  const people = new Map<number, Session>()
  const uploads: { session: Session; id: string }[] = []
  for (let n = 0; n < issued; n++) {
    const who = Math.floor(n / PER_PERSON)
    const session = people.get(who) ?? (await signIn(stack.url, `sweep${who}`))
    people.set(who, session)
    const bytes = drawPhoto()
    const ticket = await issue(session, claimOf(bytes, 'image/png'))
    if (n < uploaded && (await put(ticket, bytes)) !== 200) throw new Error('S3 refused an honest PUT')
    if (n < attached) uploads.push({ session, id: ticket.uploadId })
  }
  const posts: { session: Session; id: string }[] = []
  for (const group of Map.groupBy(uploads, ({ session }) => session).values())
    for (let start = 0; start < group.length; start += PER_POST) {
      const some = group.slice(start, start + PER_POST)
      const session = some[0]?.session as Session
      const answer = await post(
        session,
        some.map(({ id }) => id),
      )
      if (!('post' in answer)) throw new Error(answer.codes.join())
      posts.push({ session, id: answer.post.id })
    }
  for (const { session, id } of uploads) await settled(session, id)
  const before = await objects()
  console.log(`issued ${issued}, uploaded ${uploaded}, attached ${attached}: in S3 ${JSON.stringify(before)}`)

  const began = performance.now()
  await database.query("update uploads set created_at = created_at - interval '24 hours 1 minute'")
  const wanted = attached
  const swept = await until('the sweep', objects, ({ originals }) => originals <= wanted, DEADLINE_MS)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`a day later: in S3 ${JSON.stringify(swept)}, after ${seconds} s`)

  const [first] = posts
  const size = Math.min(PER_POST, attached)
  await first?.session.call('DELETE', `/posts/${first.id}`, { expect: 204 })
  const left = attached - size
  const end = await until(
    'the deletion',
    objects,
    ({ originals, derivatives }) => originals + derivatives <= left * 3,
    DEADLINE_MS,
  )
  console.log(`a post of ${size} photos deleted: in S3 ${JSON.stringify(end)}`)

  const holds =
    before.originals === uploaded &&
    swept.originals === attached &&
    swept.derivatives === attached * 2 &&
    end.originals === left &&
    end.derivatives === left * 2
  process.exitCode = holds ? 0 : 1
  console.log(
    `photos: of ${issued} issued, ${uploaded} uploaded and ${attached} attached, ${swept.originals} originals with ${swept.derivatives} derivatives are left after the sweep; ${end.originals} and ${end.derivatives} after a post of ${size} was deleted`,
  )
} finally {
  s3.destroy()
  await database.end()
  await stack.stop()
  await rm(state, { recursive: true, force: true })
}
