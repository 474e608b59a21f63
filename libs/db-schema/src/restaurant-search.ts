import { disassemble, getChoseong } from 'es-hangul'

/** The 19 initial consonants in Unicode's order: a syllable's initial is `(code - 가) / 588`. */
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
/** First syllable, and how many syllables share an initial: 21 vowels × 28 finals. */
const FIRST_SYLLABLE = 0xac00
const SYLLABLES_PER_INITIAL = 588
/** Consonant pairs that are finals only: a Korean keyboard makes them of two initials typed in a row. */
const CLUSTERS = /[ㄳㄵㄶㄺ-ㅀㅄ]/g
/** Initials as decomposed text has them (U+1100…), standing alone. */
const CONJOINING_INITIALS = /[\u1100-\u1112]/g
/** Accents of Latin letters: nobody types them into a search field. */
const ACCENTS = /[\u0300-\u036f]/g
const FULL_WIDTH = /[\uff01-\uff5e]/g
const FULL_WIDTH_OFFSET = 0xfee0
/** Spaces, and what is invisible: names are spaced as people please. */
const INVISIBLE = /[\s\p{Default_Ignorable_Code_Point}]/gu

/** How a search finds its restaurants in `restaurants.search_grams`. */
export interface RestaurantSearch {
  /** All of them are in the grams of every match: what the index looks up. */
  grams: string[]
  /** Postgres regular expression for the exact check, against `search_grams[1]`. */
  pattern: string
}

/** What names are compared by: NFC, lower case, no spaces, no accents, ASCII for full-width; Hangul stays whole. */
export function foldName(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(CONJOINING_INITIALS, (char) => INITIALS[char.charCodeAt(0) - 0x1100] ?? char)
}

/**
 * The column `search_grams` of a restaurant. Its first element is the folded name itself, for the exact check;
 * then, once each, every character and every pair of the name and of its initial consonants (국밥 → ㄱㅂ).
 */
export function searchGramsOf(name: string): string[] {
  const folded = foldName(name)
  return [folded, ...new Set([...gramsOf(folded), ...gramsOf(initialsOf(folded))])]
}

/**
 * Reads a query as people type it: 국밥 is a part of the name, ㄱㅂ its initials, 국ㅂ a mix; spaces do not matter.
 * Null where nothing visible is left.
 */
export function restaurantSearchOf(query: string): RestaurantSearch | null {
  const chars = [...foldName(query).replace(CLUSTERS, (cluster) => disassemble(cluster))]
  if (chars.length === 0) return null
  const initials = [...initialsOf(chars.join(''))]
  const exact = chars.every((char) => !INITIALS.includes(char))
  // Every match has the initials of the query, whatever of it was typed in full.
  const grams = exact ? narrowest(chars) : [...narrowest(initials), ...gramsWithoutInitials(chars)]
  return { grams: [...new Set(grams)], pattern: chars.map(patternOf).join('') }
}

/** Pairs imply their characters; a single character has only itself. */
function narrowest(chars: string[]): string[] {
  return chars.length === 1 ? chars : pairsOf(chars)
}

/** What a mixed query says in full: its characters, and the pairs of neighbours. */
function gramsWithoutInitials(chars: string[]): string[] {
  const whole = (gram: string) => [...gram].every((char) => !INITIALS.includes(char))
  return [...chars, ...pairsOf(chars)].filter(whole)
}

function gramsOf(text: string): string[] {
  const chars = [...text]
  return [...chars, ...pairsOf(chars)]
}

function pairsOf(chars: string[]): string[] {
  return chars.slice(1).map((char, i) => `${chars[i]}${char}`)
}

function initialsOf(folded: string): string {
  return getChoseong(folded, { keepNonHangul: true })
}

/** An initial stands for itself and for all of its syllables; anything else for itself. */
function patternOf(char: string): string {
  const initial = INITIALS.indexOf(char)
  if (initial < 0) return /[!-\/:-@[-`{-~]/.test(char) ? `\\${char}` : char
  const first = FIRST_SYLLABLE + initial * SYLLABLES_PER_INITIAL
  const last = first + SYLLABLES_PER_INITIAL - 1
  return `[${char}${String.fromCharCode(first)}-${String.fromCharCode(last)}]`
}
