/** As much of an OpenAPI document as is looked at here. */
export interface OpenApiDocument {
  openapi: string
  info: { title: string; description?: string; version: string; [field: string]: unknown }
  servers?: { url: string; description?: string }[]
  tags?: { name: string; description?: string; [field: string]: unknown }[]
  paths: Record<string, PathItem>
  webhooks?: Record<string, PathItem>
  components?: { schemas?: Record<string, unknown>; [kind: string]: Record<string, unknown> | undefined }
  [field: string]: unknown
}

/** Operations by method, in lower case. */
export type PathItem = Record<string, Operation>

export interface Operation {
  operationId?: string
  summary?: string
  description?: string
  parameters?: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, Answer>
}

export interface Parameter {
  in: 'path' | 'query' | 'header'
  name: string
  required?: boolean
  schema?: unknown
  example?: unknown
}

export type Content = Record<
  string,
  { schema?: unknown; example?: unknown; examples?: Record<string, { value: unknown }> }
>

/** One answer, or a reference to a shared one. */
export interface Answer {
  $ref?: string
  description?: string
  content?: Content
}

/** Every operation of a document with its name as people write it: `GET /posts/{postId}`. */
export function operationsOf(document: OpenApiDocument): [name: string, operation: Operation][] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  )
}
