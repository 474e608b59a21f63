import { expect, test } from 'vitest'
import { gatherCrowd } from './clicks.ts'
import { readGraph } from './graph.ts'

test.each([
  ['the real graph, where it is', readGraph()],
  ['a drawn graph', readGraph('/nowhere')],
])('%s: clicks are of distinct pairs and half of them go to three targets', (_name, graph) => {
  const crowd = gatherCrowd(graph)
  const clicks = crowd.draw(50_000)
  const pairs = new Set(clicks.map(({ kind, actorId, targetId }) => `${kind} ${actorId} ${targetId}`))
  expect(pairs.size).toBe(50_000)
  const byTarget = [...Map.groupBy(clicks, ({ kind, targetId }) => `${kind} ${targetId}`).values()]
  const hottest = byTarget.map(({ length }) => length).sort((a, b) => b - a)
  expect((hottest[0] ?? 0) + (hottest[1] ?? 0) + (hottest[2] ?? 0)).toBeGreaterThanOrEqual(25_000)
  const known = new Set(crowd.people.map(({ id }) => id))
  expect(
    clicks.every(({ actorId, kind, targetId }) => known.has(actorId) && (kind === 'like' || known.has(targetId))),
  ).toBe(true)
  // The next clicks are others.
  expect(crowd.draw(1_000).some(({ kind, actorId, targetId }) => pairs.has(`${kind} ${actorId} ${targetId}`))).toBe(
    false,
  )
})
