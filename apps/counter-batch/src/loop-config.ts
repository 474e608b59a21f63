import { serviceConfig, tracingConfig } from '@matjip/service-kit'
import { Type } from 'typebox'
import { auditSettings } from './audit/audit-settings.ts'
import { blocksSettings } from './blocks/blocks-settings.ts'
import { cleanupSettings } from './cleanup/cleanup-settings.ts'
import { erasureSettings } from './erasure/erasure-settings.ts'
import { foldSettings } from './fold-settings.ts'

/** Configuration of counter-batch as a process that goes on for ever. */
export const config = {
  ...serviceConfig,
  ...tracingConfig,
  ...foldSettings,
  ...auditSettings,
  ...blocksSettings,
  ...cleanupSettings,
  ...erasureSettings,
  FOLD_INTERVAL_MS: Type.Integer({
    minimum: 1,
    default: 200,
    description: 'Rest between rounds in milliseconds; none while a shard has more than one batch.',
  }),
}
