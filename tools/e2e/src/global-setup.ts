import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startStack } from './running-stack.ts'

/** Limits are on; a test says in a second what a person says in ten. */
const LIMITS = { RATE_LIMIT_SCALE: '10' }

/** One stack with demo data for all files of this suite, on its own ports and with its own state. Its orderly end is part of the test. */
export default async function setUp(): Promise<() => Promise<void>> {
  const state = await mkdtemp(join(tmpdir(), 'matjip-e2e-'))
  const stack = await startStack(['--port', '0', '--state', state], LIMITS)
  process.env.MATJIP_URL = stack.url
  // For tests that look into the stores, as an operator does.
  process.env.MATJIP_STATE = state
  console.log(`stack ready in ${(stack.readyMs / 1000).toFixed(1)} s at ${stack.url}`)
  return async () => {
    const code = await stack.stop()
    await rm(state, { recursive: true, force: true })
    if (code !== 0) throw new Error(`the stack ended with ${code}:\n${stack.output.slice(-20).join('\n')}`)
  }
}
