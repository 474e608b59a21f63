import { align } from '../table.ts'
import { ELSEWHERE } from './benches.ts'
import type { Row } from './run-bench.ts'

const told = ({ ratio, holds }: Row) => [Number.isNaN(ratio) ? '–' : ratio.toFixed(2), holds ? 'holds' : '✗']

/** The table as text for a terminal. */
export function tableAsText(rows: readonly Row[]): string {
  const head = ['what', 'goal', 'measured', 'of what is allowed', '']
  return `${align([head, ...rows.map((row) => [row.what, row.goal, row.measured, ...told(row)])])}\n${ELSEWHERE.join('\n')}`
}

/** The table as Markdown for the docs, each row with its command. */
export function tableAsMarkdown(rows: readonly Row[], about: string): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const head = ['what', 'goal', 'measured', 'of what is allowed', '', 'command']
  return [
    about,
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map((row) => line([row.what, row.goal, row.measured, ...told(row), `\`${row.command}\``])),
    '',
    ...ELSEWHERE.map((words) => `- ${words}`),
    '',
  ].join('\n')
}
