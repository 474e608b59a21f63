import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileText, repetitiveText, tagText } from '../test/arbitraries.ts'
import { distinctHashtags, extractHashtags, normalizeHashtag } from './index.ts'
import { scanHashtags } from './scan-hashtags.ts'

/** Each property stays below a second; 300,000 runs were made once by hand. */
const RUNS = { numRuns: 2_000 }

/** Worst of 4,000 such texts: 4.5 reads a unit. A scanner that starts over would need thousands. */
const MAX_READS_PER_UNIT = 8

const normals = (text: string) => extractHashtags(text).map((hashtag) => hashtag.normalized)

function holds<T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void, runs = RUNS): void {
  fc.assert(fc.property(arbitrary, check), runs)
}

test('normalising is idempotent and blind to NFC and NFD', () => {
  holds(fc.oneof(tagText, hostileText), (raw) => {
    const normalized = normalizeHashtag(raw)
    expect(normalizeHashtag(raw.normalize('NFC'))).toBe(normalized)
    expect(normalizeHashtag(raw.normalize('NFD'))).toBe(normalized)
    if (normalized !== null) expect(normalizeHashtag(normalized)).toBe(normalized)
  })
})

test('a valid hashtag is normalised to what is found where it is typed', () => {
  holds(tagText, (tag) => {
    const normalized = normalizeHashtag(tag)
    expect(normalized).not.toBeNull()
    expect(normals(`#${tag}`)).toEqual([normalized])
  })
})

test('joined tags come back, as typed and in order, chained or spaced', () => {
  holds(fc.tuple(fc.array(tagText, { maxLength: 12 }), fc.constantFrom('', ' ', '\n', ', ')), ([tags, between]) => {
    const text = tags.map((tag) => `#${tag}`).join(between)
    expect(extractHashtags(text).map((hashtag) => hashtag.display)).toEqual(tags)
  })
})

test('the hashtags of a text do not depend on its normalisation form', () => {
  holds(hostileText, (text) => {
    expect(normals(text.normalize('NFD'))).toEqual(normals(text))
    expect(normals(text.normalize('NFC'))).toEqual(normals(text))
  })
})

test('whatever the text: spans ascend, cut out the display form, and hold what normalising accepts', () => {
  holds(hostileText, (text) => {
    let last = 0
    for (const { display, normalized, start, end, tooLong } of extractHashtags(text)) {
      expect(start).toBeGreaterThanOrEqual(last)
      expect('#＃').toContain(text.charAt(start))
      expect(text.slice(start + 1, end)).toBe(display)
      expect(display).not.toBe('')
      expect(normalizeHashtag(display)).toBe(tooLong ? null : normalized)
      last = end
    }
  })
})

test('distinct hashtags are the first occurrences, once each', () => {
  holds(fc.array(tagText), (tags) => {
    const text = tags.map((tag) => `#${tag}`).join('')
    const all = extractHashtags(text)
    const firsts = [...new Set(normals(text))].map((form) => all.find((hashtag) => hashtag.normalized === form))
    expect(distinctHashtags(text)).toEqual(firsts)
  })
})

test('the work is linear: reads of the text per code unit stay bounded for 10,000 hostile units', () => {
  holds(
    repetitiveText,
    (text) => {
      let reads = 0
      const counting = {
        length: text.length,
        codePointAt(index: number) {
          reads += 1
          return text.codePointAt(index)
        },
      }
      expect(scanHashtags(counting)).toEqual(extractHashtags(text).map(({ start, end }) => ({ start, end })))
      expect(reads / text.length).toBeLessThanOrEqual(MAX_READS_PER_UNIT)
    },
    { numRuns: 300 },
  )
})
