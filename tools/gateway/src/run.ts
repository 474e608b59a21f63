import type { FastifyInstance } from 'fastify'

/** How long open requests may take to end after a stop signal; event streams never end by themselves. */
const DRAIN_MS = 3000

/** Listens until SIGINT or SIGTERM, then lets open requests end, cuts the rest, and leaves with exit code 0. */
export async function run(app: FastifyInstance, { host, port }: { host: string; port: number }): Promise<void> {
  const stop = async () => {
    const cut = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS)
    await app.close()
    clearTimeout(cut)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
  await app.listen({ host, port })
}
