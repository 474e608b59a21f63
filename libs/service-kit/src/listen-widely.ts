import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import type { FastifyListenOptions } from 'fastify'
import type { Service } from './service.ts'

/**
 * Sockets of the system that listen on the one port. Node takes one connection of each in a turn of the event loop (libuv 1.52,
 * of Node 26): in a rush, when a turn takes 50 ms and more, one socket lets 20 in a second, its queue of 511 overflows, and whoever finds no room
 * tries again after 1, 3, 7 … 63 s. None of them is ever refused, for none is read.
 */
const SOCKETS = 128

/** Where several sockets may have one port, and the system spreads connections over them. */
const CAN_SHARE = process.platform === 'linux'

export interface ListenOptions {
  host: string
  port: number
}

/** Listens on a port, by several sockets where the system has that. @returns the address @throws where the port is taken, also by one who would share it */
export async function listenWidely(service: Service, { host, port }: ListenOptions): Promise<string> {
  if (!CAN_SHARE) return service.listen({ host, port })
  const others: Server[] = []
  service.addHook('preClose', async () => {
    for (const other of others) other.close()
  })
  // Two processes of ours would share a port without a word.
  await close(await listen(createServer(), { host, port }))
  const shared = { host, reusePort: true }
  const address = await service.listen({ ...shared, port } as FastifyListenOptions)
  const { port: given } = service.server.address() as AddressInfo
  while (others.length < SOCKETS - 1) {
    // As Node's own HTTP server has its sockets.
    const other = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
      service.server.emit('connection', socket),
    )
    others.push(other)
  }
  await Promise.all(others.map((other) => listen(other, { ...shared, port: given })))
  return address
}

async function listen(server: Server, options: ListenOptions & { reusePort?: boolean }): Promise<Server> {
  server.listen(options)
  await once(server, 'listening')
  return server
}

async function close(server: Server): Promise<void> {
  server.close()
  await once(server, 'close')
}
