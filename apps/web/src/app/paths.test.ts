import { matchWebPath } from '@matjip/path-rules'
import { expect, test } from 'vitest'
import { paths } from './paths.ts'

test('whoever serves the app knows every page of it', () => {
  const all = Object.values(paths).map((path) => (typeof path === 'string' ? path : path('국밥/1')))
  for (const path of all) expect(matchWebPath(path), path).toBe('page')
})
