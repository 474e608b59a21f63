import { expect, test } from 'vitest'
import { matchPathRule } from './match.ts'
import { pathRules } from './rules.ts'
import { matchWebPath, webFiles, webPages } from './web-paths.ts'

test('no path of the web app is one of the API, and the other way round', () => {
  for (const pattern of [...webPages, ...webFiles]) {
    const path = pattern.replace('*', 'x/y')
    expect(matchPathRule(path), path).toBeUndefined()
  }
  for (const { prefix } of pathRules) {
    expect(matchWebPath(prefix), prefix).toBeUndefined()
    expect(matchWebPath(`${prefix}/1`), prefix).toBeUndefined()
  }
})

test('pages and files are told apart, and nothing else is the app', () => {
  expect(matchWebPath('/')).toBe('page')
  expect(matchWebPath('/tags/%EA%B5%AD%EB%B0%A5')).toBe('page')
  expect(matchWebPath('/assets/home-DhC6.js')).toBe('file')
  for (const path of [
    '/trending/',
    '/healthz',
    '/posts',
    '/dev/token',
    '/docs/problems',
    '/index.html',
    '/tags',
    '//',
    '',
  ])
    expect(matchWebPath(path), path).toBeUndefined()
})
