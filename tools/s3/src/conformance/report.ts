import type { Outcome } from './run-checks.ts'

/** A run of all checks against one target. */
export interface Run {
  target: string
  description: string
  outcomes: readonly Outcome[]
}

/** The line of a check on a terminal. */
export function line({ name, expected, deviation }: Outcome): string {
  return deviation === undefined ? `  ok    ${name}: ${expected}` : `  OTHER ${name}: ${deviation}; S3: ${expected}`
}

/** What a run found that was not known, and what was known but not found. */
export function surprises({ outcomes }: Run, known: Readonly<Record<string, string>>): string[] {
  const found = new Map(outcomes.flatMap(({ name, deviation }) => (deviation === undefined ? [] : [[name, deviation]])))
  const names = [...new Set([...found.keys(), ...Object.keys(known)])].filter((name) => found.get(name) !== known[name])
  return names.map((name) => `${name}: found ${found.get(name) ?? 'as S3'}, listed ${known[name] ?? 'as S3'}`)
}

/** The page of all runs, check by check. */
export function page(runs: readonly Run[]): string {
  const head = [
    '# S3 conformance',
    '',
    'Written by `npm run s3:conformance -- --target all --write`: each check is run against our server and against Debian’s radosgw,',
    'a real S3 implementation. A check says what AWS documents or is known to do; where a server does something else, that is written out.',
    '',
    ...runs.map(({ target, description, outcomes }) => `- **${target}**: ${description}, ${score(outcomes)}`),
  ]
  const [first] = runs
  const areas = Map.groupBy(first?.outcomes ?? [], ({ area }) => area)
  const tables = [...areas].flatMap(([area, checks]) => [
    '',
    `## ${area}`,
    '',
    row(['check', 'S3', ...runs.map(({ target }) => target)]),
    row(['---', '---', ...runs.map(() => '---')]),
    ...checks.map(({ name, expected }) => row([name, expected, ...runs.map((run) => verdict(run, name))])),
  ])
  return `${[...head, ...tables].join('\n')}\n`
}

/** How many checks a target passes. */
export function score(outcomes: readonly Outcome[]): string {
  return `${outcomes.filter(({ deviation }) => deviation === undefined).length} of ${outcomes.length} as S3`
}

function verdict({ outcomes }: Run, name: string): string {
  return outcomes.find((one) => one.name === name)?.deviation ?? 'as S3'
}

function row(cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll(/[|\\*_<]/g, '\\$&')).join(' | ')} |`
}
