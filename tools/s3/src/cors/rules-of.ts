import type { ObjectStore } from '../store/open-store.ts'
import { type CorsRule, readCorsRules } from './cors-rules.ts'

/** Parsed once per document; a handful of buckets have one each. */
const parsed = new Map<string, CorsRule[]>()
/** Documents that have been replaced stay until so many have come together. */
const MOST_PARSED = 100

/** The CORS rules of a bucket, or undefined where it has none. */
export function rulesOf(store: ObjectStore, bucket: string | undefined): CorsRule[] | undefined {
  const document = bucket === undefined ? undefined : store.buckets.find(bucket)?.settings.cors
  if (document === undefined || document === null) return undefined
  if (parsed.size > MOST_PARSED) parsed.clear()
  const rules = parsed.get(document) ?? readCorsRules(document)
  parsed.set(document, rules)
  return rules
}
