import { connect, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { freePort } from '@matjip/stack'

/** What happens to a connection when its client has sent something. */
export type Cut =
  /** It never arrives. */
  | 'before'
  /** It arrives, and the client never learns. */
  | 'after'
  /** The server has even answered, and the answer is lost. */
  | 'answered'

export interface TcpProxyOptions {
  /** Looks at what a client sends; a cut ends that connection. */
  judge?: (chunk: Buffer) => Cut | undefined
}

/** A fixed address for a server that dies, moves and comes back, with connections that can be cut. */
export interface TcpProxy {
  port: number
  /** Where connections go; undefined refuses them, as a dead server does. */
  setUpstream(port: number | undefined): Promise<void>
  /** Lets nothing through in either direction, or goes on: a server that is frozen or cut off. */
  setSilent(on: boolean): void
  /** Cuts every connection now. @returns how many there were */
  cutAll(): number
  close(): Promise<void>
}

/** Listens on a loopback port of its own. */
export async function startTcpProxy({ judge = () => undefined }: TcpProxyOptions = {}): Promise<TcpProxy> {
  const clients = new Set<Socket>()
  const upstreams = new Set<Socket>()
  let isSilent = false
  let upstreamPort: number | undefined
  const server = createServer((client) => {
    if (upstreamPort === undefined) return void client.destroy()
    const upstream = connect(upstreamPort, '127.0.0.1')
    for (const [socket, among] of [
      [client, clients],
      [upstream, upstreams],
    ] as const) {
      among.add(socket)
      socket.once('close', () => among.delete(socket))
    }
    join(client, upstream, judge, () => isSilent)
    if (isSilent) hold([client, upstream])
  })
  // Of those that no outgoing connection takes while the server is away.
  const port = await freePort()
  await listen(server, port)
  const cutAll = () => {
    const count = clients.size
    for (const client of clients) client.destroy()
    return count
  }
  return {
    port,
    cutAll,
    setSilent(on) {
      isSilent = on
      const all = [...clients, ...upstreams]
      if (on) hold(all)
      else for (const socket of all) socket.resume()
    },
    async setUpstream(wanted) {
      upstreamPort = wanted
      if (wanted === undefined && server.listening) {
        cutAll()
        await new Promise((resolve) => server.close(resolve))
      }
      if (wanted !== undefined && !server.listening) await listen(server, port)
    },
    async close() {
      cutAll()
      if (server.listening) await new Promise((resolve) => server.close(resolve))
    },
  }
}

function hold(sockets: readonly Socket[]): void {
  for (const socket of sockets) socket.pause()
}

function join(
  client: Socket,
  upstream: Socket,
  judge: (chunk: Buffer) => Cut | undefined,
  isSilent: () => boolean,
): void {
  client.setNoDelay(true)
  upstream.setNoDelay(true)
  let isCut = false
  client.on('data', (chunk: Buffer) => {
    if (isCut) return
    const cut = judge(chunk)
    if (cut === undefined) return void forwardTo(upstream, client, chunk, isSilent)
    isCut = true
    if (cut === 'before') return void client.destroy()
    upstream.removeAllListeners('data')
    upstream.resume()
    if (cut === 'answered') {
      upstream.once('data', () => client.destroy())
      upstream.write(chunk)
    } else {
      // In order towards the server, so that it reads what was sent before it sees the end.
      upstream.end(chunk)
      client.destroy()
    }
  })
  upstream.on('data', (chunk: Buffer) => forwardTo(client, upstream, chunk, isSilent))
  client.on('error', () => client.destroy())
  upstream.on('error', () => upstream.destroy())
  client.on('close', () => upstream.end())
  upstream.on('close', () => client.destroy())
}

/** Writes, and rests the source while the other side is slow. */
function forwardTo(to: Socket, from: Socket, chunk: Buffer, isSilent: () => boolean): void {
  if (to.write(chunk)) return
  from.pause()
  to.once('drain', () => isSilent() || from.resume())
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}
