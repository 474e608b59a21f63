import { parse } from 'csv-parse/sync'
import { UnreadableList } from './outcome.ts'

/** One record of a CSV by the header's names. `row` counts records with the header as 1. */
export interface CsvRow {
  row: number
  cells: Record<string, string>
  /** How many there really are: another number than the header's means a shifted record. */
  columns: number
}

/**
 * Reads a decoded CSV with a header, whatever ends its lines.
 * @throws UnreadableList where quotes do not close
 */
export function readCsv(text: string): { header: string[]; rows: CsvRow[] } {
  try {
    const records: string[][] = parse(text, {
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
    })
    const [header = [], ...rest] = records
    const rows = rest.map((record, i) => ({
      row: i + 2,
      cells: Object.fromEntries(header.map((name, column) => [name, record[column] ?? ''])),
      columns: record.length,
    }))
    return { header, rows }
  } catch (error) {
    throw new UnreadableList(`no well-formed CSV: ${error instanceof Error ? error.message : String(error)}`)
  }
}
