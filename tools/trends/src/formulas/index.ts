import type { Formula } from './formula.ts'
import { mastodon } from './mastodon.ts'
import { misskey } from './misskey.ts'

/** The formula that must hold; the peers' stand beside it. */
export const ours: Formula | null = null
export const peers: readonly Formula[] = [mastodon, misskey]
