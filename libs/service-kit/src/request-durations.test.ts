import { Histogram, Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { BUCKETS, countDurations } from './request-durations.ts'

const NAME = 'http_server_request_duration_seconds'

test('durations are shown line by line as the library shows its own histogram', async () => {
  const [ours, theirs] = [new Registry(), new Registry()]
  const note = countDurations(ours)
  const histogram = new Histogram({
    ...{ name: NAME, help: 'x', buckets: BUCKETS, registers: [theirs] },
    labelNames: ['method', 'route', 'status'],
  })
  // On a bound, between two, beyond all; several of each kind.
  const requests = ['GET', 'HEAD'].flatMap((method) =>
    ['/posts/:id', 'none'].flatMap((route) =>
      [200, 404].flatMap((status) =>
        [0.0004, 0.001, 0.03, 0.25, 10, 11].map((s) => [method, route, status, s] as const),
      ),
    ),
  )
  for (const [method, route, status, seconds] of requests) {
    note(method, route, status, seconds)
    histogram.observe({ method, route, status }, seconds)
  }
  const linesOf = async (registry: Registry) =>
    (await registry.metrics())
      .split('\n')
      .filter((line) => !line.startsWith('# HELP'))
      .sort()
  const lines = await linesOf(ours)
  expect(lines).toEqual(await linesOf(theirs))
  expect(lines).toContain(`${NAME}_bucket{le="0.001",method="GET",route="none",status="404"} 2`)
})
