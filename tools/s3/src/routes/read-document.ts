import { openPayload } from '../body/open-payload.ts'
import { readPromises } from '../body/promises.ts'
import { receive } from '../body/receive.ts'
import type { Context } from '../context.ts'
import { S3Error } from '../s3-error.ts'
import { saidIn } from './said.ts'

/** Bytes: a thousand keys of 1,024 bytes, with room for their tags and escapes. */
const LONGEST_DOCUMENT = 2 * 1024 * 1024

/** The body of a request that is a document, after its checksums were found true. @throws S3Error */
export async function readDocument({ request, caller, account, limits, ready }: Context): Promise<string> {
  const promised = readPromises(saidIn(request).said)
  const payload = openPayload(request, caller, account, limits.idleMs)
  if ((payload.length ?? 0) > LONGEST_DOCUMENT) throw new S3Error('EntityTooLarge')
  ready()
  const chunks: Buffer[] = []
  await receive(payload, promised, (chunk) => void chunks.push(chunk))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new S3Error('MalformedXML')
  }
}
