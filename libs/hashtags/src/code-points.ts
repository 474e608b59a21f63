/**
 * What each code point may do in a hashtag. Letters, marks, digits and joiners are those of twitter-text's
 * grammar (letters, marks, decimal digits and a fixed list of joiners); the differences are named below.
 */
export type CodePointClass = 'letter' | 'digit' | 'joiner' | 'mark' | 'middle-dot' | 'invisible' | 'other'

/**
 * Zero-width characters, Hangul fillers, variation selectors and their like: Unicode's own list of what draws nothing
 * (Default_Ignorable_Code_Point). The fillers U+115F, U+1160, U+3164 and U+FFA0 are letters by category, so this must
 * be asked before `letter`.
 */
const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u

/** An enclosing mark (U+20E3 makes keycap emoji) turns its base into a picture: unlike twitter-text, not a tag's part. */
const MARK = /^[\p{Mn}\p{Mc}]$/u
const LETTER = /^\p{L}$/u
const DIGIT = /^\p{Nd}$/u

/**
 * Signs that live inside words: low lines (ASCII and full width), kavyka, maqaf, geresh, gershayim, full-width tilde,
 * wave dash, kana voice marks, double hyphen, ditto mark, tsheg. From twitter-text; `＿` is added because it folds to `_`.
 */
const JOINERS = new Set([
  0x5f, 0xff3f, 0xa67e, 0x5be, 0x5f3, 0x5f4, 0xff5e, 0x301c, 0x309b, 0x309c, 0x30a0, 0x3003, 0xf0b, 0xf0c,
])

/**
 * Middle dots join words inside a hashtag (`#ぼっち・ざ・ろっく`) but neither begin nor end one, as at Mastodon: Koreans
 * list things as `#커피·#디저트`. U+0387 is the canonical twin of U+00B7.
 */
const MIDDLE_DOTS = new Set([0xb7, 0x387, 0x30fb])

/** The class of one code point; a lone surrogate is `other`. */
export function classOf(codePoint: number): CodePointClass {
  if (codePoint < 0x80) return asciiClassOf(codePoint)
  // Hangul syllables are most of our input: no regular expression for them.
  if (codePoint >= 0xac00 && codePoint <= 0xd7a3) return 'letter'
  if (JOINERS.has(codePoint)) return 'joiner'
  if (MIDDLE_DOTS.has(codePoint)) return 'middle-dot'
  const character = String.fromCodePoint(codePoint)
  if (INVISIBLE.test(character)) return 'invisible'
  if (LETTER.test(character)) return 'letter'
  if (MARK.test(character)) return 'mark'
  return DIGIT.test(character) ? 'digit' : 'other'
}

function asciiClassOf(codePoint: number): CodePointClass {
  if (isAsciiLetter(codePoint)) return 'letter'
  if (isAsciiDigit(codePoint)) return 'digit'
  return JOINERS.has(codePoint) ? 'joiner' : 'other'
}

/** A–Z or a–z. */
export function isAsciiLetter(codePoint: number): boolean {
  const lower = codePoint | 0x20
  return lower >= 0x61 && lower <= 0x7a
}

/** 0–9. */
export function isAsciiDigit(codePoint: number): boolean {
  return codePoint >= 0x30 && codePoint <= 0x39
}

/** `#` and its full-width form `＃`. */
export function isHashSign(codePoint: number): boolean {
  return codePoint === 0x23 || codePoint === 0xff03
}

/** UTF-16 code units that the code point takes. */
export function widthOf(codePoint: number): 1 | 2 {
  return codePoint > 0xffff ? 2 : 1
}
