import { readFileSync } from 'node:fs'
import { JOINED, operationsOf, ROOT } from '@matjip/contract-tool'
import type { OpenApiDocument, Operation } from '@matjip/contract-tool'

/** One operation of the API, as the joined document has it. */
export interface Route {
  operationId: string
  /** In upper case. */
  method: string
  /** With parameters in braces. */
  path: string
  operation: Operation
  /** Whether it answers callers without a token. */
  isOpen: boolean
}

/** The document of all services, as it is committed. */
export function readDocument(): OpenApiDocument {
  return JSON.parse(readFileSync(ROOT + JOINED, 'utf8')) as OpenApiDocument
}

/** Every operation of a document. */
export function routesOf(document: OpenApiDocument): Route[] {
  return operationsOf(document).map(([name, operation]) => {
    const [method = '', path = ''] = name.split(' ')
    const security = (operation as { security?: object[] }).security ?? []
    const isOpen = security.length === 0 || security.some((way) => Object.keys(way).length === 0)
    return { operationId: operation.operationId ?? name, method, path, operation, isOpen }
  })
}
