/** What JSON leaves as it is and a queue may refuse: U+FFFE and U+FFFF (SQS does), and halves of pairs (the local one, which counts units). */
const REFUSED = /[\ud800-\udfff\ufffe\uffff]/g

/**
 * A value as the body of a message: JSON of characters that every queue takes. An emoji in a name must not keep its owner's
 * messages out; escaped, it reads the same.
 */
export function jsonBody(value: unknown): string {
  return JSON.stringify(value).replace(REFUSED, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
