import { expect, test } from 'vitest'
import { pathsOffRule } from './off-rule.ts'
import { pathRules } from './rules.ts'

test('a path that no rule, another service, or two rules match is off its rule', () => {
  const paths = ['/posts', '/posts/{id}', '/restaurants', '/users/{id}', '/meals']
  expect(pathsOffRule('post-service', paths)).toEqual(['/users/{id}', '/meals'])
  const twice = [
    ...pathRules,
    { priority: 900, prefix: '/posts', patterns: ['/post?'], service: 'post-service' as const },
  ]
  expect(pathsOffRule('post-service', paths, twice)).toEqual(['/posts', '/users/{id}', '/meals'])
})
