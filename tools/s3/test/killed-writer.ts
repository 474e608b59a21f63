/** Puts objects into the store of a folder for ever, and tells on its output which it was told are there. Argument: the folder. */
import { createHash } from 'node:crypto'
import { openStore } from '../src/store/open-store.ts'
import { storeObject } from '../src/routes/store-object.ts'

const [, , folder = ''] = process.argv
const store = await openStore(folder)
store.buckets.create('photos')
const nothing = () => undefined
const details = { headers: {}, metadata: {}, tags: {} }

async function writeForEver(writer: number): Promise<void> {
  for (let turn = 0; ; turn++) {
    // Each key is overwritten now and then, so that a kill may also come between an index entry and the old file.
    const key = `${writer}/${turn % 7}`
    const body = Buffer.alloc(50_000, `${key} ${turn} `)
    const payload = { chunks: split(body), length: body.length, trailers: new Map<string, string>() }
    await storeObject(store, {
      bucket: 'photos',
      key,
      details,
      payload,
      promised: {},
      atMost: 1e6,
      check: nothing,
      ready: nothing,
    })
    process.stdout.write(`${key} ${turn} ${createHash('sha256').update(body).digest('hex')}\n`)
  }
}

async function* split(body: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < body.length; at += 8_000) yield body.subarray(at, at + 8_000)
}

await Promise.all(Array.from({ length: 4 }, (_, writer) => writeForEver(writer)))
