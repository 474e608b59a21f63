import type { Scenario } from './world/draw-world.ts'
import type { Attack } from './world/puppets.ts'
import { NEW_RISER, REAL_RISER } from './world/risers.ts'

const RINGS = [10, 30, 100, 300]
/** A ring as one meets it. */
const ring = (over: Partial<Attack>): Attack => ({
  puppets: 100,
  accounts: 'aged',
  // Of real people whom a puppet follows, so many follow back: few follow strangers who write advertisements.
  followBack: 0.03,
  // And one real person finds every third puppet by themselves.
  admirers: 0.3,
  bought: 0,
  ...over,
})

export interface NamedScenario extends Scenario {
  name: string
}

const attacks: { name: string; attack: Attack | null }[] = [
  { name: 'nobody attacks', attack: null },
  ...(['fresh', 'aged'] as const).flatMap((accounts) =>
    RINGS.map((puppets) => ({ name: `${puppets} ${accounts} puppets`, attack: ring({ puppets, accounts }) })),
  ),
]

/** What the claim is about: each riser alone, against every attack. */
export const scenarios: readonly NamedScenario[] = [
  { name: 'real riser', risers: [REAL_RISER] },
  { name: 'new riser', risers: [NEW_RISER] },
].flatMap(({ name, risers }) => attacks.map((one) => ({ name: `${name}, ${one.name}`, risers, attack: one.attack })))

const against = (name: string, over: Partial<Attack>): NamedScenario => ({
  name,
  risers: [REAL_RISER],
  attack: ring(over),
})

/** Attackers who spend more, until it breaks: 100 aged puppets, with real people won for them in three ways. */
export const harder: readonly NamedScenario[] = [
  ...[0.1, 0.3, 0.6].map((followBack) => against(`${followBack * 100} % follow back`, { followBack })),
  ...[1, 2, 3, 4, 6].map((admirers) => against(`${admirers} admirers each`, { admirers })),
  ...[5, 10, 20, 40, 80].map((bought) => against(`${bought} real people bought`, { bought })),
]
