/** `./start` as it is, with a small product: one process for each role. */
import { join } from 'node:path'
import type { Role } from '../src/processes.ts'
import { startCommand } from '../src/start-command.ts'

const roles: readonly Role[] = ['api', 'consumer', 'counter-batch', 'issuer', 'gateway']
const processes = roles.map((role) => ({
  name: role,
  role,
  source: join(import.meta.dirname, 'fake-process.ts'),
  bundle: `fake/${role}`,
  readyPath: '/readyz',
}))
process.exit(await startCommand(process.argv.slice(2), { processes, outdir: process.env.FAKE_OUTDIR ?? '' }))
