import { ProblemError } from '@matjip/contracts'

/** Bodies of ours nest 3 levels; deeper ones are not ours and would only cost stack. */
const MAX_DEPTH = 16

/**
 * Refuses text that Postgres or Redis would store wrongly or not at all: NUL and lone surrogates, which JSON Schema lets through.
 * @param where the pointer of the value, such as `#` for the body
 * @throws ProblemError invalid-request at the first such string or key
 */
export function guardText(value: unknown, where: string): void {
  const place = badTextIn(value, 0)
  if (place !== undefined) refuse(`${where}${place}`)
}

/** Where below a value the first such text is, as the rest of a pointer. Of good text nothing is made: this runs for every request. */
function badTextIn(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return isBad(value) ? '' : undefined
  if (typeof value !== 'object' || value === null) return undefined
  if (depth === MAX_DEPTH) return ''
  // What a parser has made has no fields but its own.
  for (const key in value) {
    if (isBad(key)) return ''
    const place = badTextIn((value as Record<string, unknown>)[key], depth + 1)
    if (place !== undefined) return `/${pointerToken(key)}${place}`
  }
  return undefined
}

const isBad = (text: string) => text.includes('\0') || !text.isWellFormed()

/** A key as one step of a JSON pointer. */
export function pointerToken(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

function refuse(pointer: string): never {
  throw new ProblemError('invalid-request', {
    errors: [
      {
        pointer,
        code: 'invalid-text',
        ko: '저장할 수 없는 문자(NUL 또는 짝이 없는 서로게이트)가 있습니다.',
        en: 'Contains NUL or a lone surrogate.',
      },
    ],
  })
}
