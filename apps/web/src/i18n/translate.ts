/** Values that a sentence needs. */
export type WordValues = Readonly<Record<string, string | number>>

/**
 * Fills a sentence: `{name}` is a value, `{count|post|posts}` the first word where the value is one in English and the
 * second otherwise. Numbers are grouped as the language does it.
 */
export function fillSentence(sentence: string, values: WordValues, language: string): string {
  return sentence.replaceAll(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, one?: string, other?: string) => {
      const value = values[name]
      if (value === undefined) return whole
      if (one !== undefined) return (value === 1 ? one : other) ?? ''
      return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value
    },
  )
}
