import type { RoutedService } from '@matjip/path-rules'
import type { Needs, QueueName } from '../services/process-table.ts'

/** A process of the product as a function. */
export interface FunctionRow {
  app: string
  entry: string
  /** The process of the process table that it takes the place of. */
  instead: string
  routed?: RoutedService
  /** Its event source. */
  source?: QueueName
  memoryMb: number
  timeoutS: number
  /** Copies at once: each has its own connections to Postgres. */
  atMost: number
  needs: Needs
}

export const functionTable: readonly FunctionRow[] = [
  {
    app: 'upload-presigner',
    entry: 'lambda',
    instead: 'upload-presigner/main',
    routed: 'upload-presigner',
    // A share of the CPU comes with the memory: this is about a third of a core, and signing is what costs.
    memoryMb: 512,
    timeoutS: 10,
    // Each copy leases a worker number, of which there are 32; eight are left for copies that were ended without a word.
    atMost: 24,
    needs: { postgres: true, originals: 'upload' },
  },
  {
    app: 'relation-service',
    entry: 'lambda',
    instead: 'relation-service/consumer',
    source: 'relations',
    memoryMb: 512,
    // A fold's statement may take 20 s.
    timeoutS: 30,
    // Each folds a batch in one transaction: more of them only wait for each other's rows.
    atMost: 10,
    needs: { postgres: true, redis: true, receives: ['relations'] },
  },
]
