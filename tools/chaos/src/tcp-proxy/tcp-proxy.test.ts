import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { startTcpProxy } from './tcp-proxy.ts'
import type { Cut, TcpProxyOptions } from './tcp-proxy.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** A server that answers each text in capitals, behind a proxy. */
async function open(options: TcpProxyOptions = {}) {
  const heard: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      heard.push(chunk.toString())
      socket.write(chunk.toString().toUpperCase())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy = await startTcpProxy(options)
  const port = (server.address() as AddressInfo).port
  await proxy.setUpstream(port)
  closers.push(
    () => server.close(),
    () => proxy.close(),
  )
  return { proxy, heard, port }
}

/** A client that notes what it hears, and whether it was cut off. */
function openClient(port: number) {
  const socket: Socket = connect(port, '127.0.0.1')
  const client = { socket, said: '', closed: new Promise((resolve) => socket.once('close', resolve)) }
  socket.on('error', () => {})
  socket.on('data', (chunk) => void (client.said += chunk.toString()))
  closers.push(() => socket.destroy())
  return client
}

test('passes everything on, both ways', async () => {
  const { proxy } = await open()
  const client = openClient(proxy.port)
  client.socket.write('hello')
  await vi.waitFor(() => expect(client.said).toBe('HELLO'))
})

test.each<[Cut, string[]]>([
  ['before', []],
  ['after', ['commit']],
  ['answered', ['commit']],
])('a cut %s: the server hears %j, the client nothing', async (cut, wanted) => {
  const { proxy, heard } = await open({ judge: (chunk) => (chunk.includes('commit') ? cut : undefined) })
  const client = openClient(proxy.port)
  client.socket.write('commit')
  await client.closed
  await vi.waitFor(() => expect(heard).toEqual(wanted))
  expect(client.said).toBe('')
})

test('a server that is away is refused, and found again at the same port', async () => {
  const { proxy, port } = await open()
  const before = openClient(proxy.port)
  before.socket.write('a')
  await vi.waitFor(() => expect(before.said).toBe('A'))
  await proxy.setUpstream(undefined)
  await before.closed
  const refused = openClient(proxy.port)
  await refused.closed
  expect(refused.socket.bytesRead).toBe(0)
  await proxy.setUpstream(port)
  const after = openClient(proxy.port)
  after.socket.write('b')
  await vi.waitFor(() => expect(after.said).toBe('B'))
})

test('a silent server says nothing, and then everything that was kept back', async () => {
  const { proxy, heard } = await open()
  const client = openClient(proxy.port)
  client.socket.write('a')
  await vi.waitFor(() => expect(client.said).toBe('A'))
  proxy.setSilent(true)
  client.socket.write('b')
  const other = openClient(proxy.port)
  other.socket.write('c')
  await once(other.socket, 'connect')
  expect(heard).toEqual(['a'])
  proxy.setSilent(false)
  await vi.waitFor(() => expect([client.said, other.said]).toEqual(['AB', 'C']))
})
