import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { routedServices } from '@matjip/path-rules'
import type { Contract } from '@matjip/service-kit'
import { ROOT } from './places.ts'

const run = promisify(execFile)
/** The largest document has 100 KB. */
const MAX_OUTPUT_BYTES = 10_000_000

/** The contract of every service behind the load balancer, by name. Each service describes itself in a process of its own. */
export async function readContracts(): Promise<Map<string, Contract>> {
  const read = async (service: string) => [service, await readContract(service)] as const
  return new Map(await Promise.all(routedServices.map(read)))
}

/** @throws Error with what the service printed, where it cannot describe itself */
async function readContract(service: string): Promise<Contract> {
  const { stdout } = await run(process.execPath, [`apps/${service}/src/openapi.ts`], {
    cwd: ROOT,
    maxBuffer: MAX_OUTPUT_BYTES,
  })
  return JSON.parse(stdout) as Contract
}
