/** What right messages have done, looked at when their queue is drained. */
export interface Effects {
  /** For the line of the report. */
  told: string
  /** Effects that are missing, and those that no right message has. */
  faults: string[]
}
