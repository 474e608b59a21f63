import type { Ablation } from './ablation.ts'

const REFUSED = " or (refused ~= '' and not newer(shown, state(refused)))"
const DROPS = `if (best and not newer(shown, best))${REFUSED} then`
const NEWER = "if not cached or tonumber(rev) >= tonumber(string.match(cached, '^%d+')) then"

/** Rules 5 to 7: what readers see, and how much may be under way. */
export const showing: readonly Ablation[] = [
  {
    name: 'the last to arrive wins in the overlay',
    rule: '1',
    lua: [['if not known or newer(state(text), known) then', 'if true then']],
  },
  {
    name: 'applying again counts again',
    rule: 'idempotent scripts',
    lua: [
      ['if not known or newer(state(text), known) then', 'if not known or not newer(known, state(text)) then'],
      ['contribution - (shown and known.contribution or 0)', 'contribution'],
    ],
  },
  { name: 'no backpressure', rule: '5', noBackpressure: true },
  { name: 'poison is left in the queue', rule: '5', keepsPoison: true },
  {
    name: 'cached counts have no TTL',
    rule: '6',
    lua: [
      ["redis.call('SET', count, rev .. ' ' .. value, 'EX', ARGV[3])", "redis.call('SET', count, rev .. ' ' .. value)"],
    ],
  },
  { name: 'cached counts have no revision', rule: '6', lua: [[NEWER, 'if true then']] },
  {
    name: 'what was read long ago is cached',
    rule: '6',
    lua: [['if nowMs() - tonumber(ARGV[1]) > tonumber(ARGV[2]) then return 0 end', '']],
  },
  { name: 'settle leaves rejected entries', rule: '7', lua: [[REFUSED, '']] },
  { name: 'settle drops newer entries', rule: '7', lua: [[DROPS, 'if true then']] },
  {
    name: 'intents of rejected clicks stay',
    rule: '7',
    store: (store) => ({ ...store, forget: async () => {} }),
  },
]
