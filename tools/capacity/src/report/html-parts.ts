/** One text in both languages; the stylesheet shows one of them. */
export const both = (ko: string, en: string): string =>
  ko === en ? escape(ko) : `<span class="ko">${escape(ko)}</span><span class="en" lang="en">${escape(en)}</span>`

export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * @param rows cells as HTML
 * @param numbers columns that are numbers; unless given, those whose first row begins with a digit or a currency
 */
export function table(head: readonly string[], rows: readonly string[][], numbers?: readonly number[]): string {
  const isNumber = (column: number) =>
    numbers?.includes(column) ?? /^[$\d]/.test((rows[0]?.[column] ?? '').replace(/^<b>/, ''))
  const cell = (tag: string) => (text: string, column: number) =>
    `<${tag}${isNumber(column) ? ' class="n"' : ''}>${text}</${tag}>`
  return `<table><thead><tr>${head.map(cell('th')).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map(cell('td')).join('')}</tr>`).join('')}</tbody></table>`
}
