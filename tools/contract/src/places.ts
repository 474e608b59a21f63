import { fileURLToPath } from 'node:url'

/** The repository's own folder, with a slash at the end. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** Where the document of a service is committed, from the root. */
export const documentPath = (service: string) => `docs/openapi/${service}.json`
/** All services in one document, and its export for programs that know OpenAPI 3.0 only. */
export const JOINED = 'docs/openapi/matjip.json'
export const JOINED_30 = 'docs/openapi/matjip-3.0.json'
/** Types of the client package, made from the joined document. */
export const CLIENT_TYPES = 'libs/client/src/schema.ts'
/** The codes of problems, as a type of the client package. */
export const CLIENT_CODES = 'libs/client/src/problem-codes.ts'
