import type { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib'

/** Where an alarm's runbook stands; each heading is an alarm's name. */
export const RUNBOOKS = 'docs/runbooks.md'

/** What is looked at, and from where on somebody must. */
export interface Watched {
  /** Also the heading of its runbook. */
  name: string
  metric: cloudwatch.IMetric
  /** Beyond it something is wrong. */
  limit: number
  /** Whether beyond is below. */
  isFloor?: true
  /** Minutes in a row. */
  minutes: number
  /** First sentence of what the one who is woken reads. */
  why: string
}
