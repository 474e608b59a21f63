import { S3Error } from '../s3-error.ts'
import type { FieldCondition, PostPolicy } from './post-policy.ts'

/** Fields that need no condition: they carry the policy itself, or are the browser's own business. */
const FREE = /^(policy|x-amz-signature|file|x-ignore-.*)$/

/**
 * Holds a form to its policy: every condition holds, and every field has one.
 * @param fields by lower-case name, `bucket` and the final `key` among them
 * @throws S3Error AccessDenied
 */
export function checkPolicy(policy: PostPolicy, fields: ReadonlyMap<string, string>, now: Date): void {
  if (now.getTime() >= policy.expiration.getTime()) throw refusal('Policy expired')
  for (const condition of policy.conditions) {
    if (!holds(condition, fields.get(condition.field) ?? '')) {
      throw refusal(`Policy Condition failed: ["${condition.kind}", "$${condition.field}", "${condition.value}"]`)
    }
  }
  const named = new Set(policy.conditions.map(({ field }) => field))
  const extra = [...fields.keys()].filter((field) => field !== 'bucket' && !named.has(field) && !FREE.test(field))
  if (extra.length > 0) throw refusal(`Extra input fields: ${extra.join(', ')}`)
}

function holds({ kind, field, value }: FieldCondition, given: string): boolean {
  if (kind === 'eq') return given === value
  // A list of types starts as asked only where each of them does.
  const parts = field === 'content-type' ? given.split(',') : [given]
  return parts.every((part) => part.startsWith(value))
}

function refusal(reason: string): S3Error {
  return new S3Error('AccessDenied', `Invalid according to Policy: ${reason}`)
}
