import type { Ablation } from './ablation.ts'

/** Rules of the way from the outbox to the timelines, and of what is pulled instead. */
export const fanoutAblations: readonly Ablation[] = [
  {
    name: 'an author who crosses the threshold is not pulled',
    rule: 'that an author is pulled is in the record before a post is not pushed',
    replace: [[/await pool\.query\(\{ name: "pull-author"[^;]*;/, '']],
  },
  {
    name: 'the set of pulled authors is read once',
    rule: 'processes read the set again when its revision is another',
    replace: [[/known\?\.revision === revision/, 'known !== undefined']],
  },
  {
    name: 'a follow is not backfilled',
    rule: 'a follow that comes into the record brings its author’s posts into the timeline',
    replace: [[/const wanted = pairs\.flatMap/, 'return;\n  const wanted = pairs.flatMap']],
  },
  {
    name: 'a follow that the record does not know yet is not pulled',
    rule: 'until a follow is backfilled its reader pulls the author',
    replace: [[/const recent = \[[^\]]*\]\.flatMap\([^\n]*/, 'const recent = [];']],
  },
  {
    name: 'only the first chunk of a fan-out is announced',
    rule: 'the chunks of a fan-out are all of an author’s followers',
    replace: [['[BEGINNING, ...ends].map', '[BEGINNING, ...ends].slice(0, 1).map']],
  },
  {
    name: 'a message that failed is deleted',
    rule: 'a message is deleted once its effect is in Redis',
    strikes: 'every connection to Redis cut',
    replace: [[/"could not fan out; the message comes again"\);\s*return false/, '""); return true']],
  },
  {
    name: 'the relay does not wait for the queue',
    rule: 'rows leave the outbox once the queue has confirmed them',
    strikes: 'SIGKILL relay',
    // The pause alone changes nothing: a queue may be slow.
    replace: [
      [
        /await Promise\.all\(bodies\.map\(\(body\) => send[^;]*;/,
        'void new Promise((wait) => setTimeout(wait, 300)).then(() => Promise.allSettled(bodies.map((body) => send(body))));',
      ],
    ],
  },
  {
    name: 'who is not followed any more stays in the home',
    rule: 'every read filters by "still following": correctness does not depend on clean-up',
    replace: [[/if \(\(\(?viewer\d* \?\? 0\) & viewerFlag\.following\)? !== 0\)/, 'if (true)']],
  },
]
