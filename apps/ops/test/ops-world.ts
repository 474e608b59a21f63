import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { createTestQueue, openTestQueue } from '@matjip/queue/testing'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { createMetrics } from '@matjip/service-kit'
import type { Logger } from '@matjip/service-kit'
import pino from 'pino'
import { buildApp } from '../src/app.ts'

export const TOKEN = 'the-operators-own-token-of-32-chars'

/** The operations page on real stores, listening, with a log that can be read. */
export async function openOpsWorld(intervalMs = 250) {
  const pageDir = mkdtempSync(join(tmpdir(), 'ops-page-'))
  for (const file of ['index.html', 'page.js', 'page.css']) writeFileSync(join(pageDir, file), file)
  const { sqs } = await openTestQueue()
  const [database, redis] = [await openTestDatabase(), await openTestRedis()]
  const [relations = '', quarantine = '', deadLetters = '', postEvents = '', postEventsDlq = ''] = await Promise.all(
    Array.from({ length: 5 }, () => createTestQueue(sqs)),
  )
  const urls = {
    relations,
    'relations-quarantine': quarantine,
    'relations-dlq': deadLetters,
    'post-events': postEvents,
    'post-events-dlq': postEventsDlq,
  }
  const lines: Record<string, unknown>[] = []
  const note = (text: string) => {
    for (const line of text.trim().split('\n')) lines.push(JSON.parse(line) as Record<string, unknown>)
  }
  const logger = pino({}, { write: note })
  const metrics = createMetrics()
  const targets = [{ name: 'nobody', url: new URL('http://127.0.0.1:1') }]
  const { pool } = database
  const deps = { pool, redis, sqs, urls, targets, logger: logger as Logger, metrics, token: TOKEN, pageDir, intervalMs }
  const service = await buildApp(deps)
  const origin = await service.listen({ host: '127.0.0.1', port: 0 })
  targets.push({ name: 'ops', url: new URL(origin) })
  const headers = { origin, 'content-type': 'application/json' }
  return {
    origin,
    pool,
    redis,
    sqs,
    urls,
    lines,
    post: (path: string, body: unknown, more: Record<string, string> = {}) =>
      fetch(origin + path, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) }),
    /** Signs in. @returns the cookie to send */
    async signIn(): Promise<string> {
      const answer = await fetch(`${origin}/ops/session`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ token: TOKEN }),
      })
      return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    },
    async close() {
      await service.close()
      sqs.destroy()
      redis.disconnect()
      await database.close()
      rmSync(pageDir, { recursive: true })
    },
  }
}

/** Events of a stream as they come. */
export async function* eventsOf(answer: Response): AsyncGenerator<{ event: string; value: unknown }, undefined> {
  let text = ''
  for await (const part of answer.body!.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>) {
    text += part
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [, event = '', value = ''] = /event: (.*)\ndata: (.*)/.exec(text.slice(0, end)) ?? []
      text = text.slice(end + 2)
      if (event !== '') yield { event, value: JSON.parse(value) as unknown }
    }
  }
}
