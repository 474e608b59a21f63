/** What a check came to: nothing wrong, or how much and a few examples. */
export interface Finding {
  /** `rows lost`, … */
  name: string
  wrong: number
  /** Of how many. */
  of: number
  examples: string[]
}

/** Examples that are shown: enough to start looking. */
const MAX_EXAMPLES = 5

export function findingOf(name: string, of: number, wrong: readonly string[]): Finding {
  return { name, of, wrong: wrong.length, examples: wrong.slice(0, MAX_EXAMPLES) }
}

/** The findings as lines, examples included. */
export function formatFindings(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ name, wrong, of, examples }) => [
    `  ${wrong === 0 ? '✓' : '✗'} ${name}: ${wrong.toLocaleString('en')} of ${of.toLocaleString('en')}`,
    ...examples.map((example) => `      ${example}`),
  ])
}
