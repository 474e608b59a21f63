import { S3Error } from '../s3-error.ts'

/** What the signer of a form lets a browser send. */
export interface PostPolicy {
  expiration: Date
  conditions: FieldCondition[]
  /** Bytes of the file, both ends included. */
  range?: { min: number; max: number }
}

export interface FieldCondition {
  kind: 'eq' | 'starts-with'
  /** Lower case. */
  field: string
  value: string
}

/** Reads a policy as the form carries it: JSON in base64. @throws S3Error InvalidPolicyDocument */
export function readPostPolicy(base64: string): PostPolicy {
  const { expiration, conditions } = parse(base64)
  const expires = new Date(typeof expiration === 'string' ? expiration : NaN)
  const isUtc = typeof expiration === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(expiration)
  if (!isUtc || Number.isNaN(expires.getTime())) throw refusal('Invalid expiration')
  if (!Array.isArray(conditions)) throw refusal('Policy has no conditions')
  const policy: PostPolicy = { expiration: expires, conditions: [] }
  for (const condition of conditions as unknown[]) {
    if (Array.isArray(condition)) addList(policy, condition)
    else if (typeof condition === 'object' && condition !== null) {
      for (const [field, value] of Object.entries(condition)) addEqual(policy, field, value)
    } else throw refusal('Invalid condition')
  }
  return policy
}

function addList(policy: PostPolicy, condition: unknown[]): void {
  const [word, first, second] = condition
  const kind = typeof word === 'string' ? word.toLowerCase() : ''
  if (condition.length !== 3) throw refusal('Invalid condition')
  if (kind === 'content-length-range') {
    const [min, max] = [first, second].map((one) => (/^\d{1,15}$/.test(String(one)) ? Number(one) : NaN))
    if (min === undefined || max === undefined || !(min <= max)) throw refusal('Invalid content-length-range')
    // Several must all hold.
    const before = policy.range ?? { min, max }
    policy.range = { min: Math.max(min, before.min), max: Math.min(max, before.max) }
    return
  }
  if ((kind !== 'eq' && kind !== 'starts-with') || typeof first !== 'string' || !first.startsWith('$')) {
    throw refusal(`Invalid condition: ${JSON.stringify(condition)}`)
  }
  if (kind === 'eq') return addEqual(policy, first.slice(1), second)
  if (typeof second !== 'string') throw refusal('Invalid condition')
  policy.conditions.push({ kind, field: first.slice(1).toLowerCase(), value: second })
}

function addEqual(policy: PostPolicy, field: string, value: unknown): void {
  if (typeof value !== 'string') throw refusal(`The value of ${field} must be a string`)
  policy.conditions.push({ kind: 'eq', field: field.toLowerCase(), value })
}

function parse(base64: string): { expiration?: unknown; conditions?: unknown } {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.toString('base64') !== base64) throw refusal('The policy is not base64')
  try {
    const policy: unknown = JSON.parse(bytes.toString())
    if (typeof policy === 'object' && policy !== null) return policy
  } catch {
    // Said below, as for every other text that is no policy.
  }
  throw refusal('Invalid JSON')
}

function refusal(reason: string): S3Error {
  return new S3Error('InvalidPolicyDocument', `Invalid Policy: ${reason}.`)
}
