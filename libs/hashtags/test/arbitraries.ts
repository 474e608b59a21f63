import fc from 'fast-check'

const HANGUL = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((codePoint) => String.fromCodePoint(codePoint))
const LETTER = fc.oneof({ weight: 4, arbitrary: HANGUL }, fc.constantFrom(...'abzABZéñßİıㅋㄱㅏ漢々ーｻﾞ𠮷ａＺΣςЖ'))
const OTHER = fc.constantFrom(...'019_۳９＿', '\u0301', '\u3099', '·a', '\u200b가', '\u3164b')

/** A valid hashtag without `#`, at most 50 code points in any form, in NFC, NFD or as it came. */
export const tagText = fc
  .tuple(LETTER, fc.array(fc.oneof({ weight: 3, arbitrary: LETTER }, OTHER), { maxLength: 15 }))
  .chain(([first, rest]) => {
    const tag = first + rest.join('')
    return fc.constantFrom(tag, tag.normalize('NFC'), tag.normalize('NFD'))
  })

/** Pieces which stress the scanners: signs, URLs, invisible characters, halves of surrogate pairs. */
const PIECES = [
  ...'#＃&:/?.()@_-1a가 \n·〜',
  ...['://', 'https://', 'a.kr/', 'a.', ':80', '##', '\u0301', '\ufe0f', '\u20e3', '\u200b', '\u3164', '\u1160'],
  ...['\ud83d', '\udc00', '𠮷', '🍜', '#진천', '≠', '각'.normalize('NFD'), '\0'],
]

/** Texts that no user would write and some attacker will. */
export const hostileText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

/** Text of about 10,000 units made of a few hostile pieces over and over: where a quadratic scanner shows. */
export const repetitiveText = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 })
  .map((pieces) => pieces.join(''))
  .chain((unit) => fc.tuple(fc.constantFrom('', '#', 'a', '(', '#a', 'https://a'), fc.constant(unit)))
  .map(([head, unit]) => head + unit.repeat(Math.ceil(10_000 / unit.length)))
