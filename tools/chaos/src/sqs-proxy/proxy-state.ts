import type { Random } from '../random.ts'
import type { Tally } from '../tally.ts'
import type { DeliveryLog } from './delivery-log.ts'
import type { QueueFaults } from './queue-faults.ts'
import type { Forward } from './sqs-wire.ts'

/** What the handlers of the proxy share. */
export interface ProxyState {
  forward: Forward
  /** Draws whether a fault happens now, and counts it. */
  strikes: (fault: keyof QueueFaults) => boolean
  random: Random
  /** Messages that went by. */
  log: DeliveryLog
  /** Deliveries by what they were. */
  deliveries: Tally
  /** Told of each message that the queue really has now, whatever its sender is told. */
  onSent: (body: string) => void
  /** Told of each message that the queue has deleted. */
  onDeleted: (body: string) => void
}
