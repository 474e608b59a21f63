import { ProblemError } from '@matjip/contracts'

/** Bodies of ours nest 3 levels; deeper ones are not ours and would only cost stack. */
const MAX_DEPTH = 16

/**
 * Refuses text that Postgres or Redis would store wrongly or not at all: NUL and lone surrogates, which JSON Schema lets through.
 * @param where the pointer of the value, such as `#` for the body
 * @throws ProblemError invalid-request at the first such string or key
 */
export function guardText(value: unknown, where: string, depth = 0): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) refuse(where)
  } else if (typeof value === 'object' && value !== null) {
    if (depth === MAX_DEPTH) refuse(where)
    for (const [key, inner] of Object.entries(value)) {
      if (key.includes('\0') || !key.isWellFormed()) refuse(where)
      guardText(inner, `${where}/${pointerToken(key)}`, depth + 1)
    }
  }
}

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
