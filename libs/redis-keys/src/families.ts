import { relationKinds } from '@matjip/contracts'
import { COUNT_TTL_S } from './relations/counts.ts'
import { EVENTS_TTL_S, MAX_EVENTS } from './relations/events.ts'
import { INTENT_TTL_S, MAX_INTENTS } from './relations/intents.ts'
import { MAX_SETTLED, SETTLED_TTL_S } from './relations/settle.ts'

/** A kind of relation, as a part of a key. */
const KIND = `(${Object.keys(relationKinds).join('|')})`

/** A family of keys: everything that a reader of the code, a planner of memory or a scanner of a live Redis must know. */
export interface KeyFamily {
  name: string
  /** Braces as in `{r00}` are the hash tag; words in angle brackets vary. */
  pattern: string
  /** Matches the family's keys and no other's. */
  matches: RegExp
  type: 'string' | 'hash' | 'list' | 'set' | 'zset' | 'stream'
  /** Seconds; null = lives until its owner deletes it. */
  ttlS: number | null
  /** What bounds the family. */
  cap: string
  /** The process that writes it. */
  owner: string
  purpose: string
  /** Bytes as a function of what is in it, as `used_memory` shows them (MEMORY USAGE reads up to 40 % low on small keys). */
  bytes: string
}

/** Every key that may be in Redis. A test writes with the typed callers and finds no other. */
export const keyFamilies: readonly KeyFamily[] = [
  {
    name: 'relation pending',
    pattern: 'rel:{r<shard>}:pending',
    matches: /^rel:\{r\d\d\}:pending$/,
    type: 'hash',
    ttlS: null,
    cap: 'all shards together: the consumer stops receiving above MAX_PENDING',
    owner: 'relation-service consumer; trimmed by counter-batch',
    purpose: 'message id → receive count, newest receipt handle, operation: what Postgres may not have yet',
    bytes: 'message id + receipt handle + packed operation (about 95) + 90 per entry',
  },
  {
    name: 'relation overlay',
    pattern: 'rel:{r<shard>}:overlay:<kind>:<target>',
    matches: new RegExp(`^rel:\\{r\\d\\d\\}:overlay:${KIND}:\\d+$`),
    type: 'hash',
    ttlS: null,
    cap: 'one entry per pair with a pending operation; gone when all are settled',
    owner: 'relation-service consumer; emptied by counter-batch',
    purpose: 'actor → version, opId, state, contribution; # → sum of the contributions',
    bytes: '120 + 52 per entry; 132 per entry above 128 entries',
  },
  {
    name: 'relation settled',
    pattern: 'rel:{r<shard>}:settled:<kind>:<target>',
    matches: new RegExp(`^rel:\\{r\\d\\d\\}:settled:${KIND}:\\d+$`),
    type: 'hash',
    ttlS: SETTLED_TTL_S,
    cap: `${MAX_SETTLED} entries, then all are forgotten`,
    owner: 'counter-batch',
    purpose: 'actor → version, opId, state of the row in Postgres: what the next tap is measured against',
    bytes: '165 + 50 per entry; 120 per entry above 128 entries',
  },
  {
    name: 'relation count',
    pattern: 'rel:{r<shard>}:count:<kind>:<target>',
    matches: new RegExp(`^rel:\\{r\\d\\d\\}:count:${KIND}:\\d+$`),
    type: 'string',
    ttlS: COUNT_TTL_S,
    cap: 'targets read or settled within the TTL',
    owner: 'readers and counter-batch',
    purpose: 'revision and count as Postgres has them',
    bytes: '170',
  },
  {
    name: 'relation lease',
    pattern: 'rel:{r<shard>}:lease',
    matches: /^rel:\{r\d\d\}:lease$/,
    type: 'string',
    ttlS: 5,
    cap: 'one per shard',
    owner: 'counter-batch',
    purpose: 'which batch folds the shard now; saves double work only',
    bytes: '130',
  },
  {
    name: 'relation intents',
    pattern: 'rel:intent:{<actor>}',
    matches: /^rel:intent:\{\d+\}$/,
    type: 'hash',
    ttlS: INTENT_TTL_S,
    cap: `${MAX_INTENTS} entries, then the older half is forgotten`,
    owner: 'relation-service',
    purpose: "kind:target → version, opId, state of the actor's own newest clicks: read-your-writes",
    bytes: '150 + 65 per entry',
  },
  {
    name: 'relation events',
    pattern: 'rel:events:{<actor>}',
    matches: /^rel:events:\{\d+\}$/,
    type: 'stream',
    ttlS: EVENTS_TTL_S,
    cap: `${MAX_EVENTS} entries, up to one node of the stream (100 entries) more; only of actors who listen`,
    owner: 'relation-service consumer and counter-batch; read by relation-service',
    purpose:
      "what became of an actor's operations, for `GET /relations/events`; of the same name is the channel that wakes its readers",
    bytes: '700 + 130 per entry',
  },
  {
    name: 'relation listeners',
    pattern: 'rel:listeners',
    matches: /^rel:listeners$/,
    type: 'zset',
    ttlS: EVENTS_TTL_S,
    cap: 'actors with an open event stream within the TTL',
    owner: 'relation-service',
    purpose: 'actor → when it ends: for whom events are written at all',
    bytes: '160 + 110 per entry',
  },
]
