import type { Check } from './check.ts'
import { bodyChecks } from './checks/bodies.ts'
import { browserChecks } from './checks/browsers.ts'
import { checksumChecks } from './checks/checksums.ts'
import { conditionalWriteChecks } from './checks/conditional-writes.ts'
import { formChecks } from './checks/forms.ts'
import { keyChecks } from './checks/keys.ts'
import { listingChecks } from './checks/listing.ts'
import { presignedChecks } from './checks/presigned.ts'
import { readChecks } from './checks/reads.ts'
import { signedHeaderChecks } from './checks/signed-headers.ts'

/** Everything that a server is held to, by area. */
export const AREAS: Readonly<Record<string, readonly Check[]>> = {
  'Presigned URLs': presignedChecks,
  'Signed headers': signedHeaderChecks,
  'Conditional writes': conditionalWriteChecks,
  Checksums: checksumChecks,
  Bodies: bodyChecks,
  Reads: readChecks,
  'Lists, deletes, tags': listingChecks,
  "Browsers' forms": formChecks,
  'CORS and public reads': browserChecks,
  Keys: keyChecks,
}

export const ALL_CHECKS: readonly Check[] = Object.values(AREAS).flat()
