import { RATE_WINDOW_S, relationKinds } from '@matjip/contracts'
import { allocated } from './allocated.ts'
import { FRAGMENT_TTL_S } from './posts/fragments.ts'
import { MAX_OWN_WRITES, OWN_WRITES_TTL_S } from './posts/own-writes.ts'
import { COUNT_TTL_S } from './relations/counts.ts'
import { EVENTS_TTL_S, MAX_EVENTS } from './relations/events.ts'
import { VIEWER_TTL_S } from './viewers/viewer-entries.ts'
import { INTENT_TTL_S, MAX_INTENTS } from './relations/intents.ts'
import { MAX_SETTLED, SETTLED_TTL_S } from './relations/settle.ts'
import { HOME_LIMITS, SHARED_LIMITS } from './timelines/timeline-limits.ts'

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
  /** The same as a number where it follows from how many entries a key has (bytes of a string): what `doctor memory` compares. */
  bytesOf?: (entries: number) => number
}

/** "A + B per entry; C per entry above N entries": small collections are packed, large ones are tables. */
const perEntry =
  (base: number, each: number, eachAbove = each, above = Infinity) =>
  (entries: number): number =>
    entries > above ? eachAbove * entries : base + each * entries

/** A timeline is one packed list: 10 B an id and 34 B of mark, in the allocator's steps; 242 B for key, list and expiry. */
const timelineBytes = (entries: number): number => 242 + allocated(34 + 10 * entries)
const TIMELINE_BYTES = '242 + 10 per entry, in steps of the allocator: 4,338 from 356 to 406, 5,362 above'

/** A stream takes its nodes of 4 KB whole, and gives back what is left of one when the next begins. */
const streamBytes = (entries: number): number => 310 + Math.ceil(Math.max(1, entries) / EVENTS_PER_NODE) * 4096
/** Events of a node. */
const EVENTS_PER_NODE = 34

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
    bytesOf: perEntry(120, 52, 132, 128),
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
    bytesOf: perEntry(165, 50, 120, 128),
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
    bytesOf: () => 170,
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
    bytesOf: perEntry(150, 65),
  },
  {
    name: 'relation events',
    pattern: 'rel:events:{<actor>}',
    matches: /^rel:events:\{\d+\}$/,
    type: 'stream',
    ttlS: EVENTS_TTL_S,
    cap: `${MAX_EVENTS} entries, up to one node of the stream (100 entries) more; only of actors who listen`,
    owner: 'relation-service consumer, counter-batch and fan-out; read by relation-service',
    purpose:
      "what became of an actor's operations, and that there are new posts, for `GET /relations/events`; of the same name is the channel that wakes its readers",
    bytes: '310 + 4,096 for each 34 entries begun',
    bytesOf: streamBytes,
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
    bytesOf: perEntry(160, 110),
  },
  {
    name: 'home timeline',
    pattern: 'tl:{h<group>}:home:<owner>',
    matches: /^tl:\{h\d\d\}:home:\d+$/,
    type: 'list',
    ttlS: HOME_LIMITS.ttlS,
    cap: `${HOME_LIMITS.cap} entries and up to ${HOME_LIMITS.slack} more before it is trimmed; owners who read within the TTL`,
    owner: 'feed-service builds it, its fan-out worker pushes',
    purpose:
      'ids of the newest posts of whom the owner follows, newest first; the last element is `epoch:floor`, or `~token:0` while it is rebuilt',
    bytes: TIMELINE_BYTES,
    bytesOf: timelineBytes,
  },
  {
    name: 'author timeline',
    pattern: 'tl:{a<group>}:author:<author>',
    matches: /^tl:\{a\d\d\}:author:\d+$/,
    type: 'list',
    ttlS: SHARED_LIMITS.ttlS,
    cap: `${SHARED_LIMITS.cap} entries and up to ${SHARED_LIMITS.slack} more; authors who are pulled or newly followed, or whose page is looked at, read within the TTL`,
    owner: 'feed-service builds it, its fan-out worker and post-service push',
    purpose: "ids of an author's newest posts, as a home timeline",
    bytes: TIMELINE_BYTES,
    bytesOf: timelineBytes,
  },
  {
    name: 'hashtag timeline',
    pattern: 'tl:{g<group>}:hashtag:<key>',
    matches: /^tl:\{g\d\d\}:hashtag:\d+$/,
    type: 'list',
    ttlS: SHARED_LIMITS.ttlS,
    cap: `${SHARED_LIMITS.cap} entries and up to ${SHARED_LIMITS.slack} more; hashtags read within the TTL`,
    owner: 'feed-service builds it, its fan-out worker pushes',
    purpose: 'ids of the newest posts with a hashtag, as a home timeline',
    bytes: TIMELINE_BYTES,
    bytesOf: timelineBytes,
  },
  {
    name: 'pulled authors',
    pattern: 'tl:pulled',
    matches: /^tl:pulled$/,
    type: 'string',
    ttlS: null,
    cap: 'one',
    owner: 'fan-out worker of feed-service',
    purpose: 'which revision of the table `pulled_authors` is the newest: processes keep the set until it changes',
    bytes: '130',
  },
  {
    name: 'post fragment',
    pattern: 'post:{p<group>}:<post>',
    matches: /^post:\{p\d\d\}:\d+$/,
    type: 'string',
    ttlS: FRAGMENT_TTL_S,
    cap: 'posts read within the TTL',
    owner: 'readers of posts; forgotten by post-service, relation-service and the fan-out worker',
    purpose:
      'epoch, author, version, tag, and the JSON text of the post without `counts` and `viewer`, ready to send; of a post that is gone the epoch alone; while it is being filled a token. Changes are told on the channel `posts:changed`',
    bytes: 'text + 45 + 140, rounded up by the allocator (2–12 %)',
    bytesOf: (length) => (length + 140) * 1.12,
  },
  {
    name: 'own writes',
    pattern: 'post:own:{<author>}',
    matches: /^post:own:\{\d+\}$/,
    type: 'hash',
    ttlS: OWN_WRITES_TTL_S,
    cap: `${MAX_OWN_WRITES} posts, then the oldest is forgotten`,
    owner: 'post-service',
    purpose:
      "post → version and whether it is new: an author's own writes are in their next read, whatever a cache has",
    bytes: '150 + 20 per post',
    bytesOf: perEntry(150, 20),
  },
  {
    name: 'viewer',
    pattern: 'viewer:{<user>}',
    matches: /^viewer:\{\d+\}$/,
    type: 'string',
    ttlS: VIEWER_TTL_S,
    cap: 'people who read within the TTL; lists beyond `MAX_LISTED` are not stored',
    owner: 'readers of posts; forgotten by relation-service, and by post-service for a new post',
    purpose:
      'epoch, revision, and what of the record a reader is filtered and decorated by: follows, hashtags, hidden, muted, likes, saves, own posts; a token while it is built. A warm read takes the epoch and the revision only',
    bytes: 'entry + 25 + 140, rounded up by the allocator (2–12 %); an entry is about 150 + 8 per id',
    bytesOf: (length) => (length + 140) * 1.12,
  },
  {
    name: 'rate limit',
    pattern: 'rate:<class>:{<caller>}',
    matches: /^rate:(click|write|upload|export):\{\d+\}$/,
    type: 'string',
    ttlS: RATE_WINDOW_S,
    cap: 'one for each class of writes and of exports, of callers who sent one within the window',
    owner: 'relation-service and post-service',
    purpose:
      'how many requests of a class a caller has sent in this window, at all processes; without it each process counts by itself',
    bytes: '130',
    bytesOf: () => 130,
  },
]
