import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const ROOT = join(import.meta.dirname, '../../../..')
const FILE = 'graph/wiki-Vote.txt.gz'

/** As the real graph: 7,115 people and 103,689 follows. */
const PEOPLE = 7_115
const EDGES = 103_689

/** Who follows whom, people as small numbers. */
export interface Graph {
  source: string
  edges: [actor: number, target: number][]
}

/** The real graph where the real data are, else a drawn one of the same size and a similar skew. */
export function readGraph(folder = process.env.MATJIP_DATA ?? join(ROOT, '../shared/data')): Graph {
  const file = join(folder, FILE)
  if (!existsSync(file)) return { source: 'synthetic', edges: drawEdges() }
  const lines = gunzipSync(readFileSync(file)).toString().split('\n')
  const edges = lines.filter((line) => /^\d/.test(line)).map((line) => line.split('\t').map(Number) as [number, number])
  return { source: 'wiki-Vote', edges }
}

/** Distinct edges between people who are drawn with a long tail, the same in every run. */
function drawEdges(): [number, number][] {
  const random = seededRandom(1)
  const person = () => 1 + Math.floor(PEOPLE * random() ** 2)
  const edges = new Map<number, [number, number]>()
  while (edges.size < EDGES) {
    const [actor, target] = [person(), person()]
    if (actor !== target) edges.set(actor * PEOPLE * 2 + target, [actor, target])
  }
  return [...edges.values()]
}

/** Park and Miller's generator: 0 ≤ n < 1, the same numbers for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
