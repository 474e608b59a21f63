import { keyFamilies } from '@matjip/redis-keys'
import type { KeyFamily } from '@matjip/redis-keys'

/** docs/redis-keys.md: every family of keys that may be in Redis. */
export function renderRedisKeys(): string {
  return [
    '# Redis keys',
    'Generated from `libs/redis-keys/src/families.ts` by `npm run docs`. Nothing else is in Redis; all of it can be lost at any moment without losing anything that was accepted.',
    ...keyFamilies.map(sectionOf),
  ].join('\n\n')
}

function sectionOf({ name, pattern, type, ttlS, cap, owner, purpose, bytes }: KeyFamily): string {
  const rows = [
    ['key', `\`${pattern}\``],
    ['type', type],
    ['holds', purpose],
    ['TTL', ttlS === null ? 'none: its owner deletes it' : `${ttlS} s`],
    ['bounded by', cap],
    ['written by', owner],
    ['bytes', bytes],
  ]
  return [`## ${name}`, '', '| | |', '|---|---|', ...rows.map(([label, text]) => `| ${label} | ${text} |`)].join('\n')
}
