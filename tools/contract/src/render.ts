import type { Contract } from '@matjip/service-kit'
import { renderClientTypes, renderProblemCodes } from './client/types.ts'
import type { OpenApiDocument } from './document.ts'
import { CHANGELOG, renderChangelog } from './gate/changelog.ts'
import { readReleases } from './gate/releases.ts'
import { joinDocuments } from './join.ts'
import { toOpenApi30 } from './openapi-30.ts'
import { CLIENT_CODES, CLIENT_TYPES, documentPath, JOINED, JOINED_30 } from './places.ts'

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/** Every file that is made from the services' contracts: its path from the root, and its text. */
export async function renderContract(contracts: ReadonlyMap<string, Contract>): Promise<Map<string, string>> {
  const documents = new Map(
    [...contracts].map(([service, { document }]) => [service, document as unknown as OpenApiDocument]),
  )
  const joined = await joinDocuments(documents)
  return new Map([
    ...[...documents].map(([service, document]) => [documentPath(service), json(document)] as const),
    [JOINED, json(joined)],
    [JOINED_30, json(toOpenApi30(joined))],
    [CLIENT_TYPES, await renderClientTypes(joined)],
    [CHANGELOG, renderChangelog(await readReleases(), joined)],
    [CLIENT_CODES, renderProblemCodes()],
  ])
}
