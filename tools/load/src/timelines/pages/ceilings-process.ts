/*
 * The least that a feed page can cost, in a process of its own: bare Fastify, no authentication, no logs, no metrics.
 * `/constant` sends a page; `/one-read` the same after one GET; `/joined` reads ids from a list and the viewer's likes in one
 * round trip, takes posts from a small cache in the process or from Redis, and joins them.
 */
import { fastify } from 'fastify'
import { Redis } from 'ioredis'

/** Milliseconds that a post is kept in the process, as the product does. */
const KEPT_MS = 2_000

const { PAGE = '', REDIS_URL = '', PORT = '0' } = process.env
const redis = new Redis(REDIS_URL)
const kept = new Map<string, { text: string; until: number }>()
const app = fastify()

app.get('/constant', (_request, reply) => reply.type('application/json').send(PAGE))
app.get('/one-read', async (_request, reply) => {
  await redis.get('ceiling:one')
  return reply.type('application/json').send(PAGE)
})
app.get('/joined', async (_request, reply) => {
  const replies = await redis.pipeline().lrange('ceiling:list', 0, 19).smembers('ceiling:likes').exec()
  const [ids, likes] = (replies ?? []).map(([, found]) => found as string[])
  const liked = new Set(likes)
  const now = Date.now()
  const missing = (ids ?? []).filter((id) => (kept.get(id)?.until ?? 0) < now)
  if (missing.length > 0) {
    const texts = await redis.mget(missing.map((id) => `ceiling:post:${id}`))
    texts.forEach((text, place) => kept.set(missing[place] ?? '', { text: text ?? '', until: now + KEPT_MS }))
  }
  const items = (ids ?? []).map((id) => `${kept.get(id)?.text},"viewer":{"liked":${liked.has(id)}}}`)
  return reply.type('application/json').send(`{"items":[${items.join()}],"nextCursor":null}`)
})

await app.listen({ host: '127.0.0.1', port: Number(PORT) })
process.send?.('ready')
process.once('disconnect', () => process.exit(0))
