/** The 19 initial consonants in Unicode's order: a syllable's initial is `(code - 가) / 588`. */
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
/** The 27 finals, in order; a syllable's final is `(code - 가) % 28`, 0 for none. */
const FINALS = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'
/** Finals that a keyboard makes of two consonants: the first stays, the second begins the next syllable. */
const CLUSTERS: Readonly<Record<string, string>> = {
  ...{ ㄳ: 'ㄱㅅ', ㄵ: 'ㄴㅈ', ㄶ: 'ㄴㅎ', ㄺ: 'ㄹㄱ', ㄻ: 'ㄹㅁ', ㄼ: 'ㄹㅂ', ㄽ: 'ㄹㅅ', ㄾ: 'ㄹㅌ', ㄿ: 'ㄹㅍ' },
  ...{ ㅀ: 'ㄹㅎ', ㅄ: 'ㅂㅅ' },
}
const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3
const PER_INITIAL = 588
const PER_VOWEL = 28

/** A stretch of an index: `from` included, `to` not, in the order of code points. */
export interface PrefixRange {
  /** Of names, or of their initial consonants. */
  by: 'name' | 'initials'
  from: string
  to: string
}

/**
 * Where hashtags stand that begin with what somebody has typed so far. 마라 also finds 마란; 마랕, as a keyboard shows 마라ㅌ on
 * the way to 마라탕, also finds that; ㅁㄹ finds by initials, and 마ㄹ what goes on with a syllable of that initial. What has
 * initials before its last letter (ㅁ라, 마ㄹㅌ) is found by the initials of all of it, which is a little more than was typed.
 * @param prefix in normal form, not empty
 */
export function prefixRanges(prefix: string): PrefixRange[] {
  const letters = [...prefix].map(compatible).flatMap((letter) => [...(CLUSTERS[letter] ?? letter)])
  const head = letters.slice(0, -1)
  const last = letters.at(-1) ?? ''
  if (head.some(isInitial) || (isInitial(last) && head.length === 0)) {
    return [rangeOf('initials', '', letters.map(initialOf).join(''))]
  }
  const stem = head.join('')
  if (isInitial(last)) return [syllablesOf(stem, last)]
  if (!isSyllable(last)) return [rangeOf('name', stem, last)]
  const code = codeOf(last)
  const final = FINALS[(code - FIRST_SYLLABLE) % PER_VOWEL] ?? ' '
  if (final === ' ') return [{ by: 'name', from: prefix, to: stem + String.fromCodePoint(code + PER_VOWEL) }]
  const [stays, moves] = CLUSTERS[final] ? [...CLUSTERS[final]] : ['', final]
  const open = String.fromCodePoint(code - FINALS.indexOf(final) + Math.max(0, FINALS.indexOf(stays || ' ')))
  return [rangeOf('name', stem, last), syllablesOf(stem + open, moves ?? final)]
}

/** All that begins with `stem` and then this letter. */
function rangeOf(by: PrefixRange['by'], stem: string, letters: string): PrefixRange {
  const all = [...(stem + letters)]
  const next = String.fromCodePoint(codeOf(all.at(-1) ?? '') + 1)
  return { by, from: all.join(''), to: all.slice(0, -1).join('') + next }
}

/** All that begins with `stem` and then a syllable of this initial. */
function syllablesOf(stem: string, initial: string): PrefixRange {
  const first = FIRST_SYLLABLE + INITIALS.indexOf(initial) * PER_INITIAL
  return { by: 'name', from: stem + String.fromCodePoint(first), to: stem + String.fromCodePoint(first + PER_INITIAL) }
}

const codeOf = (letter: string) => letter.codePointAt(0) ?? 0
const isInitial = (letter: string) => letter !== '' && INITIALS.includes(letter)
const isSyllable = (letter: string) => codeOf(letter) >= FIRST_SYLLABLE && codeOf(letter) <= LAST_SYLLABLE
const initialOf = (letter: string) =>
  isSyllable(letter) ? (INITIALS[Math.floor((codeOf(letter) - FIRST_SYLLABLE) / PER_INITIAL)] ?? letter) : letter

/** An initial that stands alone in decomposed text (U+1100…), as keyboards type it. */
function compatible(letter: string): string {
  return INITIALS[codeOf(letter) - 0x1100] ?? letter
}
