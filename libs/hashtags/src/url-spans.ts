import { classOf, isAsciiDigit, isAsciiLetter, widthOf } from './code-points.ts'
import { codePointIn, type Span, type TextReader } from './text-reader.ts'

const COLON = 0x3a
const SLASH = 0x2f
const DOT = 0x2e
const HYPHEN = 0x2d
const OPEN = 0x28
const CLOSE = 0x29

/** Before a bare domain these say that it is a mention, a hashtag, a cashtag or a path: not a URL (twitter-text). */
const NOT_BEFORE_DOMAIN = new Set([...'@＠#＃$/-.'].map((character) => character.codePointAt(0)))

/** RFC 3986's unreserved and reserved signs without brackets and parentheses, and `|` and `%` as browsers take them. */
const URL_SIGNS = new Set([..."-._~:/?#@!$&'*+,;=%|"].map((character) => character.codePointAt(0)))

/**
 * The URLs in whose inside no hashtag starts: anything with a scheme (`https://…`, `kakaomap://…`) and bare domains that
 * a path follows (`naver.me/#x`). Ascending, disjoint. Reads the text a bounded number of times per code unit.
 */
export function urlSpans(text: TextReader): Span[] {
  const spans: Span[] = []
  let floor = 0
  for (let index = 0; index < text.length;) {
    const unit = codePointIn(text, index)
    const start =
      unit === COLON ? schemeStart(text, index, floor) : unit === SLASH ? domainStart(text, index, floor) : -1
    if (start < 0) {
      index += 1
      continue
    }
    floor = urlEnd(text, unit === COLON ? index + 3 : index)
    spans.push({ start, end: floor })
    index = floor
  }
  return spans
}

/** Where the scheme begins whose `:` is at `colon`, or -1 where no `scheme://h` stands there. */
function schemeStart(text: TextReader, colon: number, floor: number): number {
  if (codePointIn(text, colon + 1) !== SLASH || codePointIn(text, colon + 2) !== SLASH) return -1
  if (!isUrlLetter(codePointIn(text, colon + 3))) return -1
  let start = colon
  while (start > floor && isAsciiAlphanumeric(codePointIn(text, start - 1))) start -= 1
  while (start < colon && !isAsciiLetter(codePointIn(text, start))) start += 1
  return start < colon ? start : -1
}

/** Where the bare domain begins that ends before the `/` at `slash` (a `:port` may stand between), or -1. */
function domainStart(text: TextReader, slash: number, floor: number): number {
  let end = slash
  while (end > floor && isAsciiDigit(codePointIn(text, end - 1))) end -= 1
  end = end < slash && codePointIn(text, end - 1) === COLON ? end - 1 : slash
  let start = end
  let lastDot = -1
  let letters = 0
  for (; start > floor && isDomainUnit(codePointIn(text, start - 1)); start -= 1) {
    const unit = codePointIn(text, start - 1)
    if (lastDot >= 0) continue
    if (unit === DOT) lastDot = start - 1
    else if (isAsciiLetter(unit)) letters += 1
  }
  // A top-level domain is two letters or more and nothing else: `1/2.5/` and `점심/저녁` are no URLs.
  if (lastDot < 0 || letters < 2 || letters !== end - lastDot - 1 || lastDot === start) return -1
  return mayPrecedeDomain(baseBefore(text, start, floor)) ? start : -1
}

/** The code point before `index`, marks skipped: a decomposed letter or sign must count as its composed form. */
function baseBefore(text: TextReader, index: number, floor: number): number {
  let at = index - 1
  while (at >= floor && classOf(codePointIn(text, at)) === 'mark') at -= 1
  return codePointIn(text, at)
}

function mayPrecedeDomain(before: number): boolean {
  if (before < 0) return true
  const kind = classOf(before)
  const parts = kind === 'other' || kind === 'invisible' || kind === 'middle-dot'
  return parts && !NOT_BEFORE_DOMAIN.has(before)
}

/** The end of the URL which is under way at `from`: parentheses belong to it as far as they are balanced. */
function urlEnd(text: TextReader, from: number): number {
  let depth = 0
  let index = from
  let afterLetter = false
  while (index < text.length) {
    const codePoint = codePointIn(text, index)
    // A mark on a letter is part of it; on a sign it makes another sign: `=` and U+0338 are `≠`.
    afterLetter = isUrlLetter(codePoint) || (afterLetter && classOf(codePoint) === 'mark')
    if (codePoint === OPEN) depth += 1
    else if (codePoint === CLOSE) depth -= 1
    else if (!URL_SIGNS.has(codePoint) && !afterLetter) break
    if (depth < 0) break
    index += widthOf(codePoint)
  }
  return index
}

/** Letters and digits of any script: an address may be an IRI. */
function isUrlLetter(codePoint: number): boolean {
  const kind = classOf(codePoint)
  return kind === 'letter' || kind === 'digit'
}

function isAsciiAlphanumeric(unit: number): boolean {
  return isAsciiLetter(unit) || isAsciiDigit(unit)
}

function isDomainUnit(unit: number): boolean {
  return isAsciiAlphanumeric(unit) || unit === DOT || unit === HYPHEN
}
