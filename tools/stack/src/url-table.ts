import { dirname } from 'node:path'
import { opsTokenFile } from './ops-token.ts'
import type { StackFile, StackProcess } from './stack-file.ts'

/** What a person can open or connect to, aligned in two columns. */
export function urlTable({ url, stores, processes }: StackFile): string {
  const rows: [string, string][] = [
    ['gateway', url],
    ['web app', `${url}/ (open it in a browser; sign in as mina)`],
    ['docs', `${url}/docs (guides; the API to try out at ${url}/docs/reference)`],
    ...processes
      .filter(isOps)
      .map(({ log }): [string, string] => [
        'operations',
        `${url}/ops (its token: ${opsTokenFile(dirname(dirname(log)))})`,
      ]),
    ['sign in', `POST ${url}/dev/token {"handle": "mina"}`],
    ...processes.filter(hasDocument).map(({ name, url }): [string, string] => [name, `${url}/openapi.json`]),
    ...processes.filter(isWorker).map(({ name, url }): [string, string] => [name, url]),
    ['postgres', stores.DATABASE_URL ?? ''],
    ['redis', stores.REDIS_URL ?? ''],
    ['sqs', stores.AWS_ENDPOINT_URL_SQS ?? ''],
    ['s3', stores.AWS_ENDPOINT_URL_S3 ?? ''],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n')
}

/** What works behind the gateway without an API of its own. */
function isWorker(process: StackProcess): boolean {
  return process.name !== 'gateway' && !isOps(process) && !hasDocument(process)
}

/** HTTP services of the public API have an OpenAPI document; they are the entries named main of apps. */
function hasDocument(process: StackProcess): boolean {
  return !isOps(process) && process.source.startsWith('apps/') && process.source.endsWith('/main.ts')
}

/** The operations page, which stands beside the product. */
function isOps({ name }: StackProcess): boolean {
  return name === 'ops'
}
