import pino from 'pino'
import { expect, test } from 'vitest'
import { createAccessLog } from './access-log.ts'

test('a line is what pino writes, whatever a request calls itself', () => {
  const lines: string[] = []
  const logger = pino(
    { name: 'test', timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => void lines.push(line) },
  )
  const access = { reqId: 'a"b\n{', method: 'GET', route: '/posts/:postId', status: 200, ms: 1.5 }
  const log = createAccessLog(logger)
  log.write(access)
  log.flush()
  logger.info(access, 'request')
  const [own, pinos] = lines.map((line) => JSON.parse(line) as { time: string })
  expect(lines.map((line) => line.endsWith('}\n'))).toEqual([true, true])
  expect({ ...own, time: '' }).toEqual({ ...pinos, time: '' })
  expect(Math.abs(Date.parse(own!.time) - Date.parse(pinos!.time))).toBeLessThan(10_000)
})

test('below its level nothing is written', () => {
  const lines: string[] = []
  const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) })
  const log = createAccessLog(logger)
  log.write({ reqId: '1', method: 'GET', route: '/', status: 200, ms: 1 })
  log.flush()
  expect(lines).toEqual([])
})

test('lines wait for company, not for long', async () => {
  const pieces: string[] = []
  const log = createAccessLog(pino({}, { write: (lines: string) => void pieces.push(lines) }))
  for (let n = 0; n < 3; n++) log.write({ reqId: String(n), method: 'GET', route: '/', status: 200, ms: 1 })
  expect(pieces).toEqual([])
  await expect.poll(() => pieces.length).toBe(1)
  expect(pieces[0]?.split('\n')).toHaveLength(4)
})
