import { deleteBatch, quarantine, startReceiving } from '@matjip/queue'
import type { ReceivedMessage, Receiving, SQSClient } from '@matjip/queue'
import type { Logger } from '@matjip/service-kit'
import type { FanoutDeps } from './fanout-deps.ts'
import { handleEvents } from './handle-events.ts'
import { parseEvents } from './parse-events.ts'

export interface FanoutOptions extends FanoutDeps {
  sqs: SQSClient
  queueUrl: string
  /** Where messages go that cannot be read. */
  deadLettersUrl: string
  receivers: number
  logger: Logger
  /** Seconds of a long poll, for tests. */
  waitSeconds?: number
}

/**
 * Starts to fan out what comes from the queue. A message is deleted once its effect is in Redis; one that fails takes none of
 * its batch along, and comes again.
 */
export function startFanout(options: FanoutOptions): Receiving {
  const { sqs, queueUrl, deadLettersUrl, redis, metrics, logger } = options

  /** Whether the message is done. */
  const handleOne = async ({ messageId, body }: ReceivedMessage): Promise<boolean> => {
    try {
      const parsed = parseEvents(body)
      if ('events' in parsed) await handleEvents(options, parsed.events)
      else {
        await quarantine(sqs, deadLettersUrl, { messageId, body, ...parsed })
        metrics.poison.inc()
        logger.error({ messageId, ...parsed }, 'a message that cannot be read went to the dead letters')
      }
      return true
    } catch (err) {
      metrics.errors.inc()
      logger.warn({ err, messageId }, 'could not fan out; the message comes again')
      return false
    }
  }
  return startReceiving(sqs, {
    queueUrl,
    receivers: options.receivers,
    ...(options.waitSeconds === undefined ? {} : { waitSeconds: options.waitSeconds }),
    // While Redis is away messages wait in the queue, instead of in flight for a minute after each vain receive.
    mayReceive: () => redis.ping(),
    async handle(messages) {
      const done = await Promise.all(messages.map(handleOne))
      const ended = messages.filter((_, index) => done[index])
      if (ended.length > 0) await deleteBatch(sqs, queueUrl, ended)
    },
    onError(err) {
      metrics.errors.inc()
      logger.warn({ err }, 'could not receive events')
    },
  })
}
