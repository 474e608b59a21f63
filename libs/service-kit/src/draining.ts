import type { Service } from './service.ts'

/**
 * Milliseconds that closing waits for requests that are still being sent, and for whatever holds a connection else. With the
 * 10 s of `DRAIN_DELAY_MS` on AWS that leaves 5 of the 25 s for stores; an answer of ours takes less.
 */
const CONNECTIONS_MS = 10_000

/**
 * Adds `drain()`, after which each answer is the last of its connection. Closing closes connections that are idle at that
 * moment only: one that was just being answered would be kept by its client, and the process by it, for the 65 s of
 * keep-alive. And nobody looks after slow senders any more: Node's own time-outs end with the server.
 * @returns whether it drains
 */
export function installDraining(service: Service): () => boolean {
  let draining = false
  service.decorate('drain', () => {
    draining = true
  })
  service.addHook('onSend', (_request, reply, payload, done) => {
    if (draining) reply.header('connection', 'close')
    done(null, payload)
  })
  // An answer whose head was sent before, such as a stream of events.
  service.addHook('onResponse', (request, _reply, done) => {
    if (draining) request.raw.socket.destroySoon()
    done()
  })
  service.addHook('preClose', async () => {
    draining = true
    setTimeout(() => service.server.closeAllConnections(), CONNECTIONS_MS).unref()
  })
  return () => draining
}
