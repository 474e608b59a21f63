import type { Database } from '@matjip/db-schema'
import { createSender, jsonBody } from '@matjip/queue'
import type { SQSClient } from '@matjip/queue'
import type { Redis } from '@matjip/redis-keys'
import { writeIntent } from '@matjip/relations'
import { startPeriodic } from '@matjip/service-kit'
import type { Logger } from '@matjip/service-kit'
import type { Registry } from 'prom-client'
import { createAuditMetrics } from './audit/audit-metrics.ts'
import { createAudit } from './audit/audit-round.ts'
import type { RecentOwners } from './audit/recent-owners.ts'
import { createBlocksMetrics } from './blocks/blocks-metrics.ts'
import { createBlockSweep } from './blocks/sweep-blocks.ts'
import { cleanUp } from './cleanup/clean-up.ts'
import { createCleanupMetrics } from './cleanup/cleanup-metrics.ts'
import { eraseAccounts } from './erasure/erase-accounts.ts'
import { createErasureMetrics } from './erasure/erasure-metrics.ts'

export interface BesideDeps {
  pool: Database['pool']
  redis: Redis
  sqs: SQSClient
  recent: RecentOwners
  metrics: Registry
  logger: Logger
  settings: {
    RELATIONS_QUEUE_URL: string
    BLOCKS_INTERVAL_MS: number
    BLOCKS_BATCH: number
    AUDIT_INTERVAL_MS: number
    AUDIT_COUNTERS: number
    AUDIT_ROWS: number
    CLEANUP_INTERVAL_MS: number
    CLEANUP_BATCH: number
    TOMBSTONE_DAYS: number
    FAILURE_DAYS: number
    ERASE_INTERVAL_MS: number
    ERASE_BATCH: number
    ERASE_SETTLE_S: number
  }
}

/** Starts what goes on beside the fold: the audit, the cleanup, the erasure of deleted accounts and the look after blocks. */
export function startBeside(deps: BesideDeps): { stop(): Promise<void> } {
  const { pool, redis, sqs, recent, metrics, logger, settings } = deps
  const audit = createAudit({
    pool,
    redis,
    recent,
    metrics: createAuditMetrics(metrics),
    logger,
    counters: settings.AUDIT_COUNTERS,
    maxRows: settings.AUDIT_ROWS,
  })
  const cleaning = {
    pool,
    removed: createCleanupMetrics(metrics),
    logger,
    batch: settings.CLEANUP_BATCH,
    tombstoneDays: settings.TOMBSTONE_DAYS,
    failureDays: settings.FAILURE_DAYS,
  }
  const erasing = {
    pool,
    redis,
    logger,
    metrics: createErasureMetrics(metrics),
    batch: settings.ERASE_BATCH,
    settleS: settings.ERASE_SETTLE_S,
  }
  const send = createSender(sqs, settings.RELATIONS_QUEUE_URL)
  const sweepBlocks = createBlockSweep({
    pool,
    logger,
    left: createBlocksMetrics(metrics),
    batch: settings.BLOCKS_BATCH,
    send: (message) => send(jsonBody(message)),
    writeIntent: (message) => writeIntent(redis, message),
    onIntentLost: (err) =>
      logger.warn({ err }, 'a follow was ended without an intent: its actor sees it once it is applied'),
  })
  const running = [
    startPeriodic({ what: 'the audit', run: audit, intervalMs: settings.AUDIT_INTERVAL_MS, logger }),
    startPeriodic({
      what: 'the cleanup',
      run: (signal) => cleanUp(cleaning, signal),
      intervalMs: settings.CLEANUP_INTERVAL_MS,
      logger,
    }),
    startPeriodic({
      what: 'the erasure of deleted accounts',
      run: (signal) => eraseAccounts(erasing, signal),
      intervalMs: settings.ERASE_INTERVAL_MS,
      logger,
    }),
    startPeriodic({ what: 'the look after blocks', run: sweepBlocks, intervalMs: settings.BLOCKS_INTERVAL_MS, logger }),
  ]
  return {
    async stop() {
      await Promise.all(running.map((one) => one.stop()))
    },
  }
}
