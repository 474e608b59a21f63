import { expect, test } from 'vitest'
import { albLimits, checkRules } from './limits.ts'
import { matchPathRule } from './match.ts'
import { pathRules, routedServices } from './rules.ts'

test.each([
  ['/uploads', 'upload-presigner'],
  ['/posts', 'post-service'],
  ['/restaurants', 'post-service'],
  ['/feed', 'feed-service'],
  ['/relations', 'relation-service'],
  ['/users', 'relation-service'],
  ['/moderation', 'post-service'],
])('%s and what is below it goes to %s', (prefix, service) => {
  for (const path of [prefix, `${prefix}/`, `${prefix}/1`, `${prefix}/a/b/c`, `${prefix}/%2e%2e/healthz`]) {
    expect(matchPathRule(path)?.service, path).toBe(service)
  }
})

test.each([
  '/',
  '',
  '/healthz',
  '/readyz',
  '/metrics',
  '/openapi.json',
  '/dev/token',
  '/postscript',
  '/Posts',
  '/POSTS/1',
  '//posts',
  '/./posts',
  '/x/../posts',
  '/%70osts',
  '/posts%2F1',
  'posts',
  '/feeds',
  '/user',
  'http://localhost/posts',
])('%s meets the default action', (path) => {
  expect(matchPathRule(path)).toBeUndefined()
})

test('the rules name every service once and stay within the limits', () => {
  expect(routedServices).toEqual(['feed-service', 'post-service', 'relation-service', 'upload-presigner'])
  expect(() => checkRules(pathRules)).not.toThrow()
})

test('the lowest priority wins, whatever the order in the list', () => {
  const late = { priority: 9, prefix: '/a', patterns: ['/*'], service: 'post-service' } as const
  const early = { priority: 2, prefix: '/a', patterns: ['/a*'], service: 'feed-service' } as const
  expect(matchPathRule('/ab', [late, early])).toBe(early)
  expect(matchPathRule('/ab', [early, late])).toBe(early)
  expect(matchPathRule('/b', [early, late])).toBe(late)
})

test.each([
  ['a pattern that is too long', [{ priority: 1, patterns: [`/${'a'.repeat(albLimits.patternLength)}`] }]],
  ['a character that no pattern may hold', [{ priority: 1, patterns: ['/caf%C3%A9'] }]],
  ['a pattern that no path can match', [{ priority: 1, patterns: ['posts'] }]],
  ['no pattern', [{ priority: 1, patterns: [] }]],
  ['too many patterns', [{ priority: 1, patterns: ['/a', '/b', '/c', '/d'] }]],
  ['too many wildcards', [{ priority: 1, patterns: ['/*/*/*', '/?/?/?'] }]],
  ['priority 0', [{ priority: 0, patterns: ['/a'] }]],
  ['a shared priority', [1, 1].map((priority) => ({ priority, patterns: ['/a'] }))],
  ['too many rules', Array.from({ length: 101 }, (_, i) => ({ priority: i + 1, patterns: ['/a'] }))],
])('%s is refused', (_name, rules) => {
  expect(() => checkRules(rules)).toThrow(/an ALB would refuse/)
})
