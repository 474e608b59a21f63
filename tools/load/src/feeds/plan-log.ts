import { openLogTail } from '../log-tail.ts'

/** A node of a plan as `auto_explain` writes it; the fields that are read here. */
export interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  /** Present where the statement was analyzed. */
  'Actual Rows'?: number
  Plans?: PlanNode[]
}

/** One execution of a statement, as Postgres itself logged it. */
export interface Execution {
  /** Time in the executor, milliseconds. */
  ms: number
  text: string
  plan: PlanNode
}

/** auto_explain's two-space message; Postgres indents every further line of a message by a tab. */
const LOGGED = /duration: ([\d.]+) ms {2}plan:\n((?:\t.*\n)+)/g

/** Every statement and its plan go to the server's log, without a clock per node: it would cost more than the nodes. */
export const LOG_PLANS = {
  shared_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': 0,
  'auto_explain.log_format': 'json',
  'auto_explain.log_timing': false,
  'auto_explain.log_buffers': true,
}

/** What a server has logged since the last look. */
export function openPlanLog(file: string): () => Execution[] {
  const tail = openLogTail(file)
  return () => readExecutions(tail())
}

/** The executions in a piece of a server's log. */
export function readExecutions(log: string): Execution[] {
  return [...log.matchAll(LOGGED)].map(([, ms, json]) => {
    const { 'Query Text': text, Plan: plan } = JSON.parse(json ?? '') as { 'Query Text': string; Plan: PlanNode }
    return { ms: Number(ms), text, plan }
  })
}
