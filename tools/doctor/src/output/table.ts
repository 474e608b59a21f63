/** Hangul, Chinese characters and full-width forms take two columns of a terminal. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g
const GAP = '  '

export type Cell = string | number | boolean | null | undefined
/** A column, with its cells to the right where they are numbers. */
export type Row = Readonly<Record<string, Cell>>

/** Rows as a table: names of the first row's columns, then a line a row; numbers to the right, nothing as `–`. */
export function table(rows: readonly Row[]): string {
  const [first] = rows
  if (!first) return '  (none)'
  const columns = Object.keys(first)
  const lines = [columns, ...rows.map((row) => columns.map((column) => textOf(row[column])))]
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => widthOf(line[index] ?? ''))))
  return lines
    .map((line, lineIndex) =>
      line
        .map((text, index) => {
          const space = ' '.repeat((widths[index] ?? 0) - widthOf(text))
          const isNumber = typeof (rows[Math.max(0, lineIndex - 1)] ?? first)[columns[index] ?? ''] === 'number'
          return isNumber ? space + text : text + space
        })
        .join(GAP)
        .trimEnd(),
    )
    .map((line) => `  ${line}`)
    .join('\n')
}

function textOf(cell: Cell): string {
  return cell === null || cell === undefined || cell === '' ? '–' : String(cell)
}

function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0)
}
