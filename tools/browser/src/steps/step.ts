import type { World } from '../open-world.ts'
import type { Watch } from '../visitor.ts'

/** What a step may use. */
export interface Scene {
  readonly world: World
  readonly watch: Watch
}

/** One part of the proof. Resolves with what it saw, in words. @throws Error where its claim does not hold */
export interface Step {
  readonly claim: string
  run(scene: Scene): Promise<string>
}
