import type { Said } from '../body/promises.ts'
import { type S3Request, single } from '../s3-request.ts'

/**
 * Parameters that are no headers in another place: those of the signature itself, and checksums. These S3 ignores in a
 * query, and so it must be here: whoever presigns without signing the header binds no bytes, and should find that out.
 */
const NO_HEADER =
  /^x-amz-(algorithm|credential|date|expires|signedheaders|signature|security-token|content-sha256|checksum-.*|sdk-checksum-.*)$/

/**
 * Looks up headers, and the `x-amz-*` ones also in the query: whoever presigns a URL may have put them there, and they
 * are as signed there as they would be as headers.
 */
export function saidIn({ headers, query }: S3Request): { said: Said; names: string[] } {
  const hoisted = new Map<string, string | undefined>()
  for (const name of Object.keys(query)) {
    const lower = name.toLowerCase()
    if (lower.startsWith('x-amz-') && !NO_HEADER.test(lower)) hoisted.set(lower, single(query, name))
  }
  return {
    said: (name) => headers[name] ?? hoisted.get(name),
    names: [...new Set([...Object.keys(headers), ...hoisted.keys()])],
  }
}
