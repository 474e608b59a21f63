import type { Check, Subject } from './checks/check.ts'
import { committed } from './checks/committed.ts'
import { errors } from './checks/errors.ts'
import { examples } from './checks/examples.ts'
import { gate } from './checks/gate.ts'
import { generators } from './checks/generators.ts'
import { lint } from './checks/lint.ts'
import { routes } from './checks/routes.ts'
import type { OpenApiDocument } from './document.ts'
import { JOINED } from './places.ts'
import { readContracts } from './read-contracts.ts'
import { renderContract } from './render.ts'

// Seconds without the generators, and nothing has to be downloaded.
const quick = process.argv.includes('--quick')
const checks: Check[] = [committed, lint, gate, routes, examples, errors, ...(quick ? [] : [generators])]

const contracts = await readContracts()
const files = await renderContract(contracts)
const subject: Subject = { contracts, files, joined: JSON.parse(files.get(JOINED) ?? '{}') as OpenApiDocument }
let failed = 0
for (const { name, run } of checks) {
  const { faults, looked } = await run(subject)
  if (faults.length > 0) failed++
  console.log(`${faults.length > 0 ? 'FAILED' : 'ok    '} ${name}: ${looked}`)
  for (const fault of faults) console.error(`  ${fault}`)
}
console.log(`contract: ${checks.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
