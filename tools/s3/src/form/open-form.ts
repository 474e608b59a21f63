import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { readBody } from '../body/read-body.ts'
import { S3Error } from '../s3-error.ts'

/** A browser's form, read as far as its file. */
export interface Form {
  /** By lower-case name. What follows the file is not among them: S3 ignores it. */
  fields: ReadonlyMap<string, string>
  filename: string
  file: AsyncIterable<Buffer>
  /** Stops reading; for a form whose file is not wanted. */
  close(): void
}

/** Bytes of names and values before the file: S3's own bound. */
const MOST_FIELD_BYTES = 20_000
/** Parts before the file; a policy and its fields are some twenty. */
const MOST_FIELDS = 100
/** Bytes of one part's own header. */
const LONGEST_PART_HEADER = 4096

/** Reads a form up to its file. @param idleMs longest silence of the client @throws S3Error */
export async function openForm(incoming: IncomingMessage, idleMs: number): Promise<Form> {
  const contentType = incoming.headers['content-type'] ?? ''
  if (!/^multipart\/form-data *;/i.test(contentType)) {
    throw new S3Error('MalformedPOSTRequest', 'Bucket POST must be of the enclosure-type multipart/form-data')
  }
  const boy = createParser(contentType)
  const fields = new Map<string, string>()
  let file: BusboyFileStream | undefined
  let bytes = 0
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      const told = error instanceof S3Error ? error : new S3Error('MalformedPOSTRequest')
      file?.destroy(told)
      reject(told)
    }
    boy.on('field', (name, value, isNameCut, isValueCut) => {
      bytes += Buffer.byteLength(name) + Buffer.byteLength(value)
      const lower = name.toLowerCase()
      if (isNameCut || isValueCut || bytes > MOST_FIELD_BYTES) boy.destroy(new S3Error('MaxPostPreDataLengthExceeded'))
      else if (fields.has(lower)) boy.destroy(new S3Error('InvalidArgument', `The field ${name} came more than once.`))
      else if (!file) fields.set(lower, value)
    })
    boy.on('file', (_, stream, filename) => {
      file = stream
      // The one who reads the stream hears of the error too; without a reader it must not end the process.
      stream.on('error', () => undefined)
      resolve({ fields, filename: filename ?? '', file: stream, close: () => boy.destroy() })
    })
    pipeline(Readable.from(readBody(incoming, idleMs)), boy).then(
      () => fail(new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.')),
      fail,
    )
  })
}

function createParser(contentType: string): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      isPartAFile: (name) => name === 'file',
      limits: { fieldSize: MOST_FIELD_BYTES, fields: MOST_FIELDS, files: 1, headerSize: LONGEST_PART_HEADER },
    })
  } catch {
    throw new S3Error('MalformedPOSTRequest')
  }
}
