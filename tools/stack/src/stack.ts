import type { SQSClient } from '@aws-sdk/client-sqs'
import type { Child } from './child.ts'
import type { Crew } from './crew.ts'
import type { QueueUrls } from './queues.ts'
import type { Role } from './processes.ts'

/** What of a stack is up so far; stopping it works at every stage. */
export interface Stack {
  crew: Crew
  /** Embedded stores, none where all are given. */
  stores: Child[]
  processes: { role: Role; child: Child }[]
  /** Set once the queues exist: what stopping drains. */
  queues?: { sqs: SQSClient; urls: QueueUrls; isEmbedded: boolean }
}

/** Says a step to whoever watches. */
export type Say = (line: string) => void
