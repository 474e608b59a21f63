import { Type } from 'typebox'

/** RFC 3339 in UTC with `Z`, as `Date.toISOString()` writes it. */
export const Timestamp = (description: string) =>
  Type.String({ format: 'date-time', description, examples: ['2026-11-23T03:12:45.123Z'] })
