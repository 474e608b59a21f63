import { once } from 'node:events'
import { open, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { ObjectStore } from './store/open-store.ts'
import { writeAnswer } from './write-answer.ts'

test('a file that was opened for a client who has gone meanwhile is closed: Node ends a process that leaves that to the collector', async () => {
  const folder = await mkdtemp(join(tmpdir(), 's3-answer-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'blob'), 'x'.repeat(100_000))
  const opened: FileHandle[] = []
  const { promise: answered, resolve } = Promise.withResolvers<unknown>()
  const server = createServer((_request, response) => {
    // Opening waits until the client has gone.
    const blobs = {
      open: async () => {
        const file = await open(join(folder, 'blob'))
        opened.push(file)
        socket.destroy()
        await once(response, 'close')
        return file
      },
    }
    const answer = { status: 200, body: { blob: 'blob', start: 0, end: 99_999 } }
    writeAnswer(response, answer, { blobs } as unknown as ObjectStore).then(resolve, resolve)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await answered
  expect(opened.map(({ fd }) => fd)).toEqual([-1])
})
