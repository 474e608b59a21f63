import { readFileSync } from 'node:fs'
import { afterEach } from 'vitest'
import type { OpenApiDocument } from '../document.ts'
import { JOINED, ROOT } from '../places.ts'
import { createJudge } from './judge-answer.ts'
import { watchFetch } from './watch-fetch.ts'
import { watchServices } from './watch-services.ts'

/** A setup file of every test: each answer of the API that a test sees has to be one that the committed document describes. */
const faults = new Set<string>()
const judge = createJudge()
watchServices(judge, (fault) => faults.add(fault))
// Set by the end-to-end tests: there services run in processes of their own.
const stack = process.env['MATJIP_URL']
if (stack !== undefined) {
  const document = JSON.parse(readFileSync(ROOT + JOINED, 'utf8')) as OpenApiDocument
  watchFetch(new URL(stack).origin, document, judge, (fault) => faults.add(fault))
}

afterEach(() => {
  const found = [...faults]
  faults.clear()
  if (found.length > 0)
    throw new Error(`answers that docs/openapi/matjip.json does not describe:\n  ${found.join('\n  ')}`)
})
