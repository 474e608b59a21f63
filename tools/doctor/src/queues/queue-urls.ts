/** The queues of the pipeline. */
export interface QueueUrls {
  relations: string
  quarantine: string
  /** Absent where the main queue has none. */
  deadLetters?: string | undefined
}
