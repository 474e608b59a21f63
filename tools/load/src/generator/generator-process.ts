/*
 * A process of its own that plays people: arrivals are its only work, so that no other's work delays them, and its CPU is its
 * own to list.
 */
import { seededRandom } from '../arena/graph.ts'
import type { FromGenerator, ToGenerator } from './messages.ts'
import { play } from './play.ts'
import { createScene } from './scene.ts'
import type { Scene } from './scene.ts'

/** What is drawn by the way is the same in every run. */
const SEED = 17

const tell = (message: FromGenerator) => void process.send?.(message)
let scene: Scene | undefined

process.on('message', (message: ToGenerator) => {
  if ('cast' in message) {
    scene = createScene(message.cast, seededRandom(SEED))
    tell({ ready: true })
  } else if ('order' in message && scene !== undefined) {
    play(scene, message.order, (phase) => tell({ phase })).then(
      (played) => tell({ played }),
      (error: unknown) => tell({ failed: String((error as Error).stack ?? error) }),
    )
  } else process.exit(0)
})
process.once('disconnect', () => process.exit(0))
