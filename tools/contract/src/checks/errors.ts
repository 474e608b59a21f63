import { readFile } from 'node:fs/promises'
import { problemTypes } from '@matjip/contracts'
import { ROOT } from '../places.ts'
import type { Check } from './check.ts'

/** Answers of the load balancer alone: no service has them. */
const GATEWAY = ['bad-gateway', 'gateway-timeout']

/** Every code of a problem is documented: on the page that `type` links to, and as an example in the document. */
export const errors: Check = {
  name: 'error codes documented',
  async run({ joined }) {
    const page = await readFile(`${ROOT}docs/problems.md`, 'utf8')
    const responses = JSON.stringify(joined.components?.['responses'] ?? {})
    const faults = Object.keys(problemTypes).flatMap((code) => [
      ...(page.includes(`\n## ${code}\n`) ? [] : [`docs/problems.md does not explain ${code}`]),
      ...(GATEWAY.includes(code) || isBeforeRoutes(code) || responses.includes(`"${code}"`)
        ? []
        : [`no answer of the document shows ${code}`]),
    ])
    return { faults, looked: `${Object.keys(problemTypes).length} codes` }
  },
}

/** Found before any route is known: they belong to no operation. */
const isBeforeRoutes = (code: string) => ['method-not-allowed', 'request-timeout', 'headers-too-large'].includes(code)
