import { expect, test } from 'vitest'
import type { CpuProfile } from './inspector.ts'
import { selfTimes } from './self-times.ts'

const node = (id: number, functionName: string, url = '', lineNumber = 0) => ({
  id,
  callFrame: { functionName, url, lineNumber, columnNumber: 0 },
})
const profile: CpuProfile = {
  nodes: [
    node(1, '(idle)'),
    node(2, 'join', 'file:///dist/main.js', 7),
    node(3, 'write', 'file:///dist/main.js', 8),
    node(4, '(garbage collector)'),
    node(5, 'processTicks', 'node:internal/process'),
    node(6, 'join', 'file:///dist/main.js', 7),
  ],
  samples: [2, 1, 3, 4, 6, 5],
  // Each sample lasts until the next one; of the last nothing is known.
  timeDeltas: [0, 100, 5_000, 30, 40, 50],
}
const sources = new Map([
  [7, '../../../libs/post-view/src/ready/join.ts'],
  [8, '../../node_modules/@scope/name/lib/write.js'],
])

test('time is summed by function and file of the sources, without what was idle, most first', () => {
  expect(selfTimes(profile, (line) => sources.get(line))).toEqual([
    { where: 'join — libs/post-view/src/ready/join.ts', us: 150 },
    { where: '(garbage collector)', us: 40 },
    { where: 'write — @scope/name', us: 30 },
    { where: 'processTicks — node:internal/process', us: 0 },
  ])
})
