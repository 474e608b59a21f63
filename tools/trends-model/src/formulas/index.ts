import type { Formula } from './formula.ts'
import { mastodon } from './mastodon.ts'
import { misskey } from './misskey.ts'
import { ours } from './ours.ts'

/** The product's formula, which must hold, then those of its peers beside it. */
export const formulas: readonly [Formula, ...Formula[]] = [ours, mastodon, misskey]
