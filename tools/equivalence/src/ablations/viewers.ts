import type { Ablation } from './ablation.ts'

const OUT_OF_REACH = 'Redis out of reach for a moment'

/** Rules of what is kept of a reader (ADR 0021), and of the fences that end it (ADR 0022). */
export const viewerAblations: readonly Ablation[] = [
  {
    name: 'a block leaves the entries of both where they are',
    rule: 'entries are forgotten before a block is answered: fences alone are heard of within a second',
    replace: [[/await forgetViewers\(redis\d*, viewerIds\);/, '']],
  },
  {
    name: 'fences are not heard of',
    rule: 'no entry is believed that is older than a fence: it may be where Redis could not be told to forget it',
    strikes: OUT_OF_REACH,
    replace: [[/fence === void 0 \|\| isInSnapshot\(fence\.xid, snapshot\)/, 'true']],
  },
  {
    name: 'what was built while somebody was blocked is stored',
    rule: 'whoever forgets an entry takes the right to store the one that is being built',
    strikes: 'keys evicted',
    // The pause alone changes nothing: a process may be slow.
    replace: [
      ["if redis.call('GET', KEYS[1]) ~= '!' .. ARGV[1] then return 0 end", ''],
      [
        /(const entry = await readViewerEntryRows\(pool, viewerId\);)/,
        'const entry = await readViewerEntryRows(pool, viewerId); await new Promise((wait) => setTimeout(wait, 400));',
      ],
    ],
  },
  {
    name: 'an entry of another history of Redis is believed',
    rule: 'what was stored under another epoch may miss what came after it',
    strikes: 'Redis failed over to an older snapshot',
    replace: [[/head\.length === HEAD_LENGTH && head\.startsWith\([^)]*\)/, 'head.length === HEAD_LENGTH']],
  },
  {
    name: 'the newest clicks are not joined to the entry',
    rule: 'an entry is right together with the clicks since',
    replace: [
      ['const early = clicks.size === 0 ? [] : [...clicked("follow"), ...clicked("hashtag")];', 'const early = [];'],
      ['const click = clicks.size === 0 ? void 0 : clicks.get(field);', 'const click = void 0;'],
    ],
  },
  {
    name: 'a click that Redis lost leaves the entry that does not know it',
    rule: 'the fold forgets the entries of those whose committed click is not among their newest',
    strikes: OUT_OF_REACH,
    replace: [
      [
        /await forgetViewers\(redis\d*, \[\.\.\.new Set\(unaware/,
        'return;\n  await forgetViewers(redis, [...new Set(unaware',
      ],
    ],
  },
]
