/** Stands for any process of the product: answers health requests, notes in FAKE_NOTES when it is asked to stop. */
import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { basename } from 'node:path'

const name = basename(process.argv[1] ?? '', '.js')
const note = (text: string) => appendFileSync(process.env.FAKE_NOTES ?? '', `${name} ${text}\n`)

const server = createServer((request, response) => {
  if (request.url === '/die') {
    console.log(`${name} meets its end`)
    process.exit(3)
  }
  const isReady = process.env.FAKE_NEVER_READY !== name
  response.writeHead(isReady ? 200 : 503).end(JSON.stringify({ name, databaseUrl: process.env.DATABASE_URL }))
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => note('up'))
process.on('SIGTERM', () => {
  note('stops')
  if (process.env.FAKE_STUBBORN !== name) process.exit(0)
})
