import { deleteBatch, quarantine, startReceiving } from '@matjip/queue'
import type { ReceivedMessage, Receiving, SQSClient } from '@matjip/queue'
import type { Logger } from '@matjip/service-kit'
import { DeriverDied } from '../derive/bounded-deriver.ts'
import { saveFailure } from './derivatives-store.ts'
import { uploadIdIn } from './derive-message.ts'
import type { DeriveMetrics } from './derive-metrics.ts'
import { deriveUpload } from './derive-upload.ts'
import type { DeriveDeps } from './derive-upload.ts'

export interface DerivingDeps extends DeriveDeps {
  sqs: SQSClient
  queueUrl: string
  /** Where poison is set aside. */
  deadLettersUrl: string
  logger: Logger
  metrics: DeriveMetrics
  /** Receives after which an image whose process still dies is poison. */
  poisonReceives: number
  /** Seconds of a long poll, for tests. */
  waitSeconds?: number
}

/**
 * Starts to derive what the queue names. A message is deleted once the row says what became of its upload; where a store is
 * away, or the decoder's process died, it comes again.
 */
export function startDeriving(deps: DerivingDeps): Receiving {
  const { sqs, queueUrl, metrics, logger } = deps
  return startReceiving(sqs, {
    queueUrl,
    // Images wait for a free process, not for the network: more receivers would only hold more of them back from others.
    receivers: 1,
    ...(deps.waitSeconds === undefined ? {} : { waitSeconds: deps.waitSeconds }),
    async handle(messages) {
      await Promise.all(
        messages.map(async (message) => {
          if (await isDone(deps, message)) await deleteBatch(sqs, queueUrl, [message])
        }),
      )
    },
    onError(err) {
      metrics.errors.inc()
      logger.warn({ err }, 'could not receive what is to be derived')
    },
  })
}

/** Handles one message. @returns whether it may be deleted */
async function isDone(deps: DerivingDeps, message: ReceivedMessage): Promise<boolean> {
  const { metrics, logger } = deps
  const uploadId = uploadIdIn(message.body)
  if (uploadId === undefined) return setAside(deps, message, 'not-a-message', 'it names no upload')
  const stop = metrics.seconds.startTimer()
  try {
    const { outcome, postedAt } = await deriveUpload(deps, uploadId)
    metrics.outcomes.inc({ outcome })
    if (outcome === 'ready' && postedAt) metrics.lag.observe(Math.max(0, (Date.now() - postedAt.getTime()) / 1000))
    return true
  } catch (error) {
    if (!(error instanceof DeriverDied)) {
      metrics.outcomes.inc({ outcome: 'error' })
      logger.warn({ err: error, uploadId }, 'could not derive; it is tried again')
      return false
    }
    metrics.outcomes.inc({ outcome: 'died' })
    logger.warn({ err: error, uploadId, receiveCount: message.receiveCount }, 'the process that derived was ended')
    if (message.receiveCount < deps.poisonReceives) return false
    await saveFailure(deps.pool, uploadId, 'image-not-decodable')
    return setAside(deps, message, 'kills-the-decoder', error.message)
  } finally {
    stop()
  }
}

async function setAside(
  { sqs, deadLettersUrl, metrics, logger }: DerivingDeps,
  { messageId, body }: ReceivedMessage,
  reason: string,
  detail: string,
): Promise<boolean> {
  try {
    await quarantine(sqs, deadLettersUrl, { messageId, body, reason, detail })
    metrics.outcomes.inc({ outcome: 'poison' })
    logger.warn({ messageId, reason, detail }, 'set a message aside')
    return true
  } catch (err) {
    logger.warn({ err, messageId }, 'could not set a message aside; it comes again')
    return false
  }
}
