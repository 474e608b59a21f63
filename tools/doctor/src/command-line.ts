import { parseArgs } from 'node:util'
import { relationKinds } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import { feedOrderOf } from './feed-order.ts'
import type { FeedOrder } from './feed-order.ts'

export const HELP = `Looks at a running Matjip, finds what is wrong, and says why things are as they are.

  npm run doctor -- <command> [options]

  check                          the invariants I1 to I9, as far as a live system shows them; exit 1 on a violation
  queues                         depth and age of the queues, what is pending by shard, quarantine and dead letters
  feed explain --user A --post P why is, or is not, post P in A's home feed?
  feed rebuild --user A          takes A's timeline out of Redis: the next read is answered from Postgres and builds it anew
  feed compare [--user A]        timelines in Redis against Postgres; exit 1 where one lacks posts
               [--sample N]      of so many people (default 100)
  keys                           every key of Redis is of a family and has its type and TTL; exit 1 where one is not
  memory                         what each family of keys takes in Redis, beside what was planned
  quarantine list                messages that could not be handled, with their reasons
  quarantine redrive [--id ID]…  send them (or those) to the main queue again; each is deleted only once SQS has confirmed it
  dlq list | dlq redrive …       the same for the dead-letter queue
  explain --actor A --target B   why does A follow B? Handles or ids; every version known of the pair, and which wins
          [--kind KIND]          ${Object.keys(relationKinds).join(', ')} (default follow)

  --json        one JSON document instead of tables
  --state DIR   the running stack's state folder (default .matjip)
  --help        this text

Stores are those of DATABASE_URL, REDIS_URL, RELATIONS_QUEUE_URL and RELATIONS_QUARANTINE_QUEUE_URL, with the AWS SDK's own
variables; where they are not set or --state is given, those of the stack that runs there.`

export type Order =
  | { command: 'check' | 'queues' | 'keys' | 'memory' }
  | { command: 'list' | 'redrive'; queue: 'quarantine' | 'dlq'; ids: string[] | undefined }
  | { command: 'explain'; kind: RelationKind; actor: string; target: string }
  | FeedOrder

export interface CommandLine {
  order: Order | 'help'
  isJson: boolean
  stateDir: string | undefined
}

const options = {
  json: { type: 'boolean', default: false },
  state: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
  id: { type: 'string', multiple: true },
  kind: { type: 'string' },
  actor: { type: 'string' },
  target: { type: 'string' },
  user: { type: 'string' },
  post: { type: 'string' },
  sample: { type: 'string' },
} as const

/** Reads the command line. @throws Error with one sentence for the person who typed it */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const { values, positionals } = parseArgs({ args: [...argv], options, strict: true, allowPositionals: true })
  const line = { isJson: values.json, stateDir: values.state }
  if (values.help || positionals.length === 0) return { ...line, order: 'help' }
  const [command = '', action, ...rest] = positionals
  if (rest.length > 0) throw new Error(`${rest.join(' ')}: too many words`)
  return { ...line, order: orderOf(command, action, values) }
}

/** Options that belong to some commands only. */
const NAMED: readonly (keyof Values)[] = ['id', 'kind', 'actor', 'target', 'user', 'post', 'sample']

interface Values {
  id?: string[] | undefined
  kind?: string | undefined
  actor?: string | undefined
  target?: string | undefined
  user?: string | undefined
  post?: string | undefined
  sample?: string | undefined
}

function orderOf(command: string, action: string | undefined, values: Values): Order {
  const others = (Object.keys(values) as (keyof Values)[]).filter((name) => values[name] !== undefined)
  const only = (...allowed: string[]) => {
    const wrong = others.find((name) => NAMED.includes(name) && !allowed.includes(name))
    if (wrong) throw new Error(`--${wrong} means nothing to ${command}`)
  }
  if (command === 'quarantine' || command === 'dlq') {
    only('id')
    if (action !== 'list' && action !== 'redrive') throw new Error(`${command} list or ${command} redrive?`)
    if (action === 'list' && values.id) throw new Error('--id is for redrive')
    return { command: action, queue: command, ids: values.id }
  }
  if (command === 'feed') {
    only('user', 'post', 'sample')
    return feedOrderOf(action, values)
  }
  if (action !== undefined) throw new Error(`${action}: ${command} takes no such word`)
  if (command === 'explain') {
    only('kind', 'actor', 'target')
    const { kind = 'follow', actor, target } = values
    if (!Object.hasOwn(relationKinds, kind))
      throw new Error(`--kind is one of ${Object.keys(relationKinds).join(', ')}`)
    if (!actor || !target) throw new Error('explain needs --actor and --target')
    return { command, kind: kind as RelationKind, actor, target }
  }
  only()
  if (command === 'check' || command === 'queues' || command === 'keys' || command === 'memory') return { command }
  throw new Error(`${command} is no command`)
}
