import type { Ablation } from './ablation.ts'
import { fanoutAblations } from './fan-out.ts'
import { timelineAblations } from './timelines.ts'
import { viewerAblations } from './viewers.ts'

/** Every rule that can be switched off. */
export const ablations: readonly Ablation[] = [...timelineAblations, ...fanoutAblations, ...viewerAblations]
