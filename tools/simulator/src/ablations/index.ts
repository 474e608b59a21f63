import { accepting } from './accepting.ts'
import { ordering } from './ordering.ts'
import { recording } from './recording.ts'
import { showing } from './showing.ts'

export type { Ablation } from './ablation.ts'

/** Every rule of relations.md, switched off one at a time. */
export const ablations = [...accepting, ...recording, ...showing, ...ordering]
