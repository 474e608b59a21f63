import type { Scenario } from './world/draw-world.ts'
import type { Attack } from './world/puppets.ts'
import { NEW_RISER, REAL_RISER } from './world/risers.ts'

/** Of real people whom a puppet follows, so many follow back: few people follow strangers who write advertisements. */
export const FOLLOW_BACK = 0.03
const RINGS = [10, 30, 100, 300]

export interface NamedScenario extends Scenario {
  name: string
}

const attacks: { name: string; attack: Attack | null }[] = [
  { name: 'nobody attacks', attack: null },
  ...(['fresh', 'aged'] as const).flatMap((accounts) =>
    RINGS.map((puppets) => ({
      name: `${puppets} ${accounts} puppets`,
      attack: { puppets, accounts, followBack: FOLLOW_BACK },
    })),
  ),
]

/** What the claim is about: each riser alone, against every attack. */
export const scenarios: readonly NamedScenario[] = [
  { name: 'real riser', risers: [REAL_RISER] },
  { name: 'new riser', risers: [NEW_RISER] },
].flatMap(({ name, risers }) => attacks.map((one) => ({ name: `${name}, ${one.name}`, risers, attack: one.attack })))
