import { Converter } from '@apiture/openapi-down-convert'
import type { OpenApiDocument } from './document.ts'

/** The same API in OpenAPI 3.0.3, for programs that know no other. */
export function toOpenApi30(document: OpenApiDocument): OpenApiDocument {
  const converter = new Converter(structuredClone(document), { verbose: false, allOfTransform: false })
  return converter.convert() as OpenApiDocument
}
