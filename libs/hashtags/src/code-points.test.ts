import { expect, test } from 'vitest'
import { classOf } from './code-points.ts'
import { normalizeHashtag } from './normalize-hashtag.ts'

const INSIDE = new Set(['letter', 'digit', 'joiner', 'mark', 'middle-dot'])
const SURROGATES = /\p{Cs}/u

function* everyCharacter(): Generator<string> {
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
    const character = String.fromCodePoint(codePoint)
    if (!SURROGATES.test(character)) yield character
  }
}

test('no canonical form of any character leaves the hashtag that the character is in', () => {
  for (const character of everyCharacter()) {
    const decomposed = character.normalize('NFD')
    if (decomposed === character) continue
    const [base = '', ...marks] = decomposed
    const inside = INSIDE.has(classOf(character.codePointAt(0) ?? -1))
    if (INSIDE.has(classOf(base.codePointAt(0) ?? -1)) !== inside) expect.fail(`U+${character.codePointAt(0)}`)
    const follows = marks.every((mark) => INSIDE.has(classOf(mark.codePointAt(0) ?? -1)))
    if (inside && !follows) expect.fail(`marks of U+${character.codePointAt(0)}`)
  }
})

test('normalising is idempotent round every character of Unicode', () => {
  for (const character of everyCharacter()) {
    for (const raw of [character, `a${character}`, `가${character}나`]) {
      const normalized = normalizeHashtag(raw)
      if (normalized !== null && normalizeHashtag(normalized) !== normalized) expect.fail(JSON.stringify(raw))
    }
  }
})

test('the Hangul fillers are invisible although Unicode calls them letters', () => {
  for (const filler of '\u3164\u115f\u1160\uffa0') {
    expect(filler).toMatch(/\p{L}/u)
    expect(classOf(filler.codePointAt(0) ?? -1)).toBe('invisible')
  }
})
