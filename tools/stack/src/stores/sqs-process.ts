/**
 * The SQS API in memory, as a process of its own: PORT, and HOST where others than this machine are to reach it. What it does
 * not do as AWS does is listed in tools/stack/README.md.
 */
import { buildApp } from 'fauxqs'

// buildApp rather than startFauxqs: the latter listens on every interface of the machine.
const app = buildApp({ logger: false, defaultRegion: process.env.AWS_REGION ?? 'ap-northeast-2' })
const { HOST: host = '127.0.0.1', PORT } = process.env
await app.listen({ port: Number(PORT), host })
console.log(`SQS on ${host}:${PORT}`)

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => void app.close().then(() => process.exit(0)))
