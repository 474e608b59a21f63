import { Type } from 'typebox'

/** Configuration of the audit. The defaults cost well under one percent of a core and see 1.7 million counters of a kind a day. */
export const auditSettings = {
  AUDIT_INTERVAL_MS: Type.Integer({
    minimum: 100,
    default: 10_000,
    description: 'Rest between two rounds of the audit in milliseconds.',
  }),
  AUDIT_COUNTERS: Type.Integer({
    minimum: 1,
    maximum: 10_000,
    default: 200,
    description:
      'Counters of each kind that a round recounts: half of them recently moved, half of them next in the walk.',
  }),
  AUDIT_ROWS: Type.Integer({
    minimum: 1,
    default: 200_000,
    description:
      'Rows of each kind that a round counts, about 0.1 s in Postgres; one counter is recounted however large it is.',
  }),
}
