import { expect, test } from 'vitest'
import { failPoints, formatFailPoint, parseFailPoint } from './fail-point-table.ts'

test('a fail point survives being written into a variable', () => {
  for (const point of failPoints) {
    const armed = { point, moment: 'after' as const, afterMs: 120 }
    expect(parseFailPoint(formatFailPoint(armed))).toEqual(armed)
  }
  for (const text of ['', 'api', 'api:trim:after:1', 'api:send:never:1', 'api:send:after:soon'])
    expect(() => parseFailPoint(text)).toThrow('not a fail point')
})

/** What the product's clients write at each step, as they were seen on the wire. */
const seen: Record<string, string> = {
  'api:commit': 'Q\0\0\0\x0bcommit\0',
  'api:send': 'POST / HTTP/1.1\r\nx-amz-target: AmazonSQS.SendMessageBatch\r\n',
  'api:intent': '*9\r\n$7\r\nevalsha\r\n$40\r\nabc\r\n$1\r\n1\r\n$14\r\nrel:intent:{7}\r\n',
  'api:answer': 'HTTP/1.1 202 Accepted\r\n',
  'consumer:receive': 'POST / HTTP/1.1\r\nx-amz-target: AmazonSQS.ReceiveMessage\r\n',
  'consumer:apply':
    '*9\r\n$7\r\nevalsha\r\n$40\r\nabc\r\nrel:{r01}:pending\r\nrel:{r01}:overlay:like:5\r\nrel:{r01}:settled:like:5\r\n',
  'consumer:quarantine': 'POST / HTTP/1.1\r\nx-amz-target: AmazonSQS.SendMessage\r\n',
  'consumer:remove': 'POST / HTTP/1.1\r\nx-amz-target: AmazonSQS.DeleteMessageBatch\r\n',
  'counter-batch:lease': '*6\r\n$7\r\nevalsha\r\n$40\r\nabc\r\n$1\r\n1\r\n$15\r\nrel:{r01}:lease\r\n',
  'counter-batch:claim': '*1\r\n$4\r\ntime\r\n*5\r\n$5\r\nhscan\r\n$17\r\nrel:{r01}:pending\r\n',
  'counter-batch:begin': 'Q\0\0\0\x0abegin\0',
  'counter-batch:fold': 'B\0\0\0\xffrelations.fold\0',
  'counter-batch:commit': 'Q\0\0\0\x0bcommit\0',
  'counter-batch:read-back': 'B\0\0\0\xffrelations.read-back\0',
  'counter-batch:settle':
    '*9\r\n$7\r\nevalsha\r\nrel:{r01}:overlay:like:5\r\nrel:{r01}:settled:like:5\r\nrel:{r01}:count:like:5\r\n',
  'counter-batch:acknowledge': 'POST / HTTP/1.1\r\nx-amz-target: AmazonSQS.DeleteMessageBatch\r\n',
  'counter-batch:trim':
    '*9\r\n$7\r\nevalsha\r\n$40\r\nabc\r\n$1\r\n2\r\n$17\r\nrel:{r01}:pending\r\n$22\r\nrel:{r01}:overlay:like:5\r\n',
}

test('each step is recognised by what is written there, and by no other of its process', () => {
  for (const { role, name } of failPoints) {
    const text = seen[`${role}:${name}`] ?? ''
    const hits = failPoints.filter((other) => other.role === role && other.matches(text))
    expect(hits.map((hit) => hit.name)).toEqual([name])
  }
})
