import type { Check } from './check.ts'
import { presignedChecks } from './checks/presigned.ts'
import { signedHeaderChecks } from './checks/signed-headers.ts'

/** Everything that a server is held to. */
export const ALL_CHECKS: readonly Check[] = [...presignedChecks, ...signedHeaderChecks]
