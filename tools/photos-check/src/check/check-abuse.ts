import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { UploadTicket } from '@matjip/contracts'
import { drawPhoto } from '@matjip/e2e'
import type { Session } from '@matjip/e2e'
import { claimOf, issue, post, put, upload } from './photo-client.ts'
import { rawRequest } from './raw-request.ts'

export interface Abuse {
  what: string
  /** How it was answered. */
  answer: string
  isRefused: boolean
}

/** Seconds. */
const URL_LIFE = 300

/**
 * Everything that a client may try with its uploads.
 * @param stores where S3 is and with which keys, as the services know it
 */
export async function checkAbuse(mina: Session, jun: Session, stores: Record<string, string>): Promise<Abuse[]> {
  const rows: Abuse[] = []
  const note = (what: string, answer: number | string, isRefused: boolean) =>
    rows.push({ what, answer: String(answer), isRefused })
  const s3Refuses = (what: string, status: number) => note(what, `S3 ${status}`, status >= 400 && status < 500)
  const bytes = drawPhoto()
  const longer = Buffer.concat([bytes, bytes])

  for (const [what, text] of [
    ['HTML as .jpg', '<!doctype html><script>alert(1)</script>'],
    ['SVG as .jpg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ] as const) {
    const answer = await post(mina, [await upload(mina, Buffer.from(text), 'image/jpeg')])
    note(what, 'codes' in answer ? `422 ${answer.codes.join()}` : '201', 'codes' in answer)
  }
  const png = await post(mina, [await upload(mina, bytes, 'image/jpeg')])
  note('PNG as .jpg', 'codes' in png ? `422 ${png.codes.join()}` : '201', 'codes' in png)
  const svg = await mina.call('POST', '/uploads', {
    body: { ...claimOf(bytes, 'image/svg+xml') },
    headers: { 'idempotency-key': 'svg' },
    expect: 400,
  })
  note('SVG, announced as SVG', svg.status, true)

  const ticket = await issue(mina, claimOf(bytes, 'image/png'))
  s3Refuses('another type', await put(ticket, bytes, { ...ticket.headers, 'content-type': 'text/html' }))
  const size = { ...ticket.headers, 'content-length': String(longer.length) }
  s3Refuses('another size', await put(ticket, longer, size))
  const changed = Buffer.from(bytes)
  changed[changed.length - 20] = (changed[changed.length - 20] ?? 0) ^ 1
  s3Refuses('other bytes of the same size', await put(ticket, changed))
  const mayOverwrite = Object.fromEntries(Object.entries(ticket.headers).filter(([name]) => name !== 'if-none-match'))
  s3Refuses('leave to overwrite', await put(ticket, bytes, mayOverwrite))
  if ((await put(ticket, bytes)) !== 200) throw new Error('the honest PUT was refused')
  s3Refuses('a second PUT', await put(ticket, bytes))
  s3Refuses('the original without a signature', await rawRequest('GET', ticket.url, new URL(ticket.url).pathname))

  const juns = await issue(jun, claimOf(bytes, 'image/png'))
  const stolen = { ...ticket, url: ticket.url.replace(new URL(ticket.url).pathname, new URL(juns.url).pathname) }
  s3Refuses("another's key under one's own signature", await put(stolen, bytes))
  await put(juns, bytes)
  const theirs = await post(mina, [juns.uploadId])
  note("another's upload in one's post", 'codes' in theirs ? `422 ${theirs.codes.join()}` : '201', 'codes' in theirs)
  await mina.call('GET', `/uploads/${juns.uploadId}`, { expect: 404 })
  note("another's upload read", 404, true)

  const { pathname, search } = new URL(ticket.url)
  for (const path of ['/../../etc/passwd', '/%2e%2e/%2e%2e/x', '/originals/..%2f..%2fx'])
    s3Refuses(
      `the key ${path}`,
      await rawRequest('PUT', ticket.url, `${pathname.split('/originals')[0]}${path}${search}`, 'x'),
    )

  await checkExpiry(s3Refuses, ticket, stores)
  await checkForms(mina, bytes, s3Refuses)
  return rows
}

/** URLs as the service makes them, by the same keys, ten minutes ago. */
async function checkExpiry(
  s3Refuses: (what: string, status: number) => void,
  ticket: UploadTicket,
  stores: Record<string, string>,
): Promise<void> {
  const s3 = new S3Client({
    region: stores.AWS_REGION ?? '',
    endpoint: stores.AWS_ENDPOINT_URL_S3 ?? '',
    forcePathStyle: true,
    credentials: { accessKeyId: stores.AWS_ACCESS_KEY_ID ?? '', secretAccessKey: stores.AWS_SECRET_ACCESS_KEY ?? '' },
  })
  const [, Bucket = '', ...rest] = new URL(ticket.url).pathname.split('/')
  const object = { Bucket, Key: rest.join('/') }
  const old = { expiresIn: URL_LIFE, signingDate: new Date(Date.now() - 2 * URL_LIFE * 1000) }
  const get = await fetch(await getSignedUrl(s3, new GetObjectCommand(object), old))
  s3Refuses('an expired GET', get.status)
  const url = await getSignedUrl(s3, new PutObjectCommand({ ...object, Key: `${object.Key}x` }), old)
  s3Refuses('an expired PUT', (await fetch(url, { method: 'PUT', body: 'x' })).status)
  s3.destroy()
}

async function checkForms(
  mina: Session,
  bytes: Buffer,
  s3Refuses: (what: string, status: number) => void,
): Promise<void> {
  const ticket = await issue(mina, { contentType: 'image/png', byteSize: bytes.length, method: 'POST' })
  const send = async (changes: Record<string, string>, file: Buffer) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...ticket.fields, ...changes })) form.append(name, value)
    form.append('file', new Blob([new Uint8Array(file)], { type: 'image/png' }), 'photo.png')
    return (await fetch(ticket.url, { method: 'POST', body: form })).status
  }
  s3Refuses('a form with more bytes', await send({}, Buffer.concat([bytes, Buffer.alloc(1)])))
  s3Refuses('a form with nothing', await send({}, Buffer.alloc(0)))
  s3Refuses('a form of another type', await send({ 'Content-Type': 'text/html' }, bytes))
  s3Refuses('a form for another key', await send({ key: 'originals/1-x' }, bytes))
  const policy = JSON.parse(Buffer.from(ticket.fields?.Policy ?? '', 'base64').toString()) as { expiration: string }
  policy.expiration = new Date(Date.now() + 86_400_000).toISOString()
  const forged = Buffer.from(JSON.stringify(policy)).toString('base64')
  s3Refuses('a form with a forged policy', await send({ Policy: forged }, bytes))
  const honest = await send({}, bytes)
  if (honest >= 400) throw new Error(`the honest form was refused: ${honest}`)
}
