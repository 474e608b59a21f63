import type { Redis } from '@matjip/redis-keys'
import type { Reply } from './commands.ts'
import type { MemoryServer } from './memory-server.ts'

/** One round trip of a client: when and how it happens is the caller's affair. */
export type RoundTrip = (label: string, effect: () => Reply) => Promise<Reply>

const COMMANDS = ['get', 'set', 'del', 'unlink', 'time', 'ping', 'hget', 'hmget', 'hgetall', 'hlen', 'hscan'] as const

/**
 * What the product's code uses of ioredis, on a server in memory. A pipeline is one round trip; its commands may be
 * served with others in between, as a real server does: `split` says so for each.
 */
export function createMemoryClient(server: MemoryServer, trip: RoundTrip, split: () => boolean = () => false): Redis {
  const send = (command: string, args: readonly unknown[]) => {
    const texts = args.flat().map(String)
    const label = command.startsWith('eval')
      ? `redis script ${texts[2]} ${texts[3] ?? ''}`
      : `redis ${command} ${texts[0] ?? ''}`
    return trip(label, () => server.execute(command, texts)).then((reply) => shaped(command, reply))
  }
  const pipeline = () => {
    const queued: { command: string; texts: string[] }[] = []
    const chain: Record<string, unknown> = {
      async exec() {
        const run = ({ command, texts }: (typeof queued)[number]) => server.execute(command, texts)
        if (!split())
          return ((await trip('redis pipeline', () => queued.map(run))) as Reply[]).map((one) => [null, one])
        const found: [null, Reply][] = []
        for (const command of queued) found.push([null, await trip(`redis ${command.command}`, () => run(command))])
        return found
      },
    }
    for (const command of COMMANDS)
      chain[command] = (...args: unknown[]) => {
        queued.push({ command, texts: args.flat().map(String) })
        return chain
      }
    return chain
  }
  const client: Record<string, unknown> = { pipeline }
  for (const command of [...COMMANDS, 'eval', 'evalsha']) client[command] = (...args: unknown[]) => send(command, args)
  return client as unknown as Redis
}

/** ioredis makes an object of a whole hash. */
function shaped(command: string, reply: Reply): unknown {
  if (command !== 'hgetall') return reply
  const flat = reply as string[]
  return Object.fromEntries(flat.flatMap((field, index) => (index % 2 === 0 ? [[field, flat[index + 1]]] : [])))
}
