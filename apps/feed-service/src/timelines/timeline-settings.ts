import { HOME_LIMITS, SHARED_LIMITS } from '@matjip/redis-keys'
import { Type } from 'typebox'

/** Configuration of timelines, the same for those who build and those who push. */
export const timelineConfig = {
  HOME_CAP: Type.Integer({
    minimum: 2,
    maximum: 5_000,
    default: HOME_LIMITS.cap,
    description:
      'Entries of a home timeline that a trim leaves; older ones are read from Postgres. 360 are 18 pages, and with the slack 4.3 KB of Redis an active person; above 406 together they are 5.4 KB.',
  }),
  HOME_SLACK: Type.Integer({
    minimum: 1,
    maximum: 1_000,
    default: HOME_LIMITS.slack,
    description: 'Entries above the cap before a home timeline is trimmed: a trim costs as much as three pushes.',
  }),
  HOME_TTL_S: Type.Integer({
    minimum: 60,
    default: HOME_LIMITS.ttlS,
    description:
      "Seconds that a home timeline lives from its owner's last read; who reads less often costs no fan-out and one cold read.",
  }),
  SHARED_CAP: Type.Integer({
    minimum: 2,
    maximum: 5_000,
    default: SHARED_LIMITS.cap,
    description: 'Entries of the timeline of an author or a hashtag.',
  }),
  SHARED_TTL_S: Type.Integer({
    minimum: 60,
    default: SHARED_LIMITS.ttlS,
    description: 'Seconds that the timeline of an author or a hashtag lives from its last read.',
  }),
}

/** Limits of the timelines, from the configuration. */
export function timelineLimits(env: {
  HOME_CAP: number
  HOME_SLACK: number
  HOME_TTL_S: number
  SHARED_CAP: number
  SHARED_TTL_S: number
}) {
  return {
    home: { cap: env.HOME_CAP, slack: env.HOME_SLACK, ttlS: env.HOME_TTL_S },
    shared: { cap: env.SHARED_CAP, slack: SHARED_LIMITS.slack, ttlS: env.SHARED_TTL_S },
  }
}
