import type { Ablation } from './ablation.ts'

/** Rules of what is in Redis: lists, marks, floors, epochs. */
export const timelineAblations: readonly Ablation[] = [
  {
    name: 'a push creates a timeline that is not there',
    rule: 'fan-out never creates a missing key: it would look like a complete, short timeline',
    replace: [
      [
        "local head = call('LINDEX', key, 0)",
        `local head = call('LINDEX', key, 0)
  if not head then call('RPUSH', key, text, epochNow() .. ':0') end`,
      ],
    ],
  },
  {
    name: 'what is pushed during a rebuild is forgotten',
    rule: 'the mark of a rebuild keeps what is pushed between its snapshot and its publishing',
    // The pause alone changes nothing: a process may be slow.
    replace: [
      ['merged(pushed, ids, tonumber(floor))', 'merged({}, ids, tonumber(floor))'],
      [
        /void publish\(rebuild, snapshot, limits\)/,
        'void new Promise((wait) => setTimeout(wait, 400)).then(() => publish(rebuild, snapshot, limits))',
      ],
    ],
  },
  {
    name: 'the floor is ignored',
    rule: 'below the floor the record answers, in the same request',
    replace: [[/floor: Number\(mark\.slice\(cut \+ 1\)\)/, 'floor: 0']],
  },
  {
    name: 'a trim leaves the floor where it was',
    rule: 'the floor moves up with each trim',
    replace: [["call('RPUSH', key, epoch .. ':' .. call('LINDEX', key, -1))", "call('RPUSH', key, epoch .. ':0')"]],
  },
  {
    name: 'the epoch is ignored',
    rule: 'a timeline of another history of Redis is not believed',
    replace: [[/if \(mark\.slice\(0, cut\) !== epochNow\)/, 'if (false)']],
  },
  {
    name: 'a post that comes late is dropped',
    rule: 'deliveries arrive out of order: a late one is put where it belongs',
    replace: [
      [
        'if not newest or id < newest then\n      insert(key)',
        'if not newest or id < newest then\n      if not newest then insert(key) end',
      ],
    ],
  },
]
