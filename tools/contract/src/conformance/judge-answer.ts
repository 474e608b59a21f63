import { readFileSync } from 'node:fs'
import { resolve } from '../checks/examples.ts'
import type { OpenApiDocument } from '../document.ts'
import { JOINED, ROOT } from '../places.ts'
import { createValidator } from '../validator.ts'

/** An answer to a request for an operation of the API. */
export interface Answered {
  /** In upper case. */
  method: string
  /** As the document writes it: `/posts/{postId}`. */
  path: string
  status: number
  contentType: string | undefined
  /** Text; undefined for a stream. */
  body: string | undefined
}

/** Says what the committed document does not allow in an answer; nothing of what it does not know as an operation. */
export function createJudge(): (answered: Answered) => string[] {
  const document = JSON.parse(readFileSync(ROOT + JOINED, 'utf8')) as OpenApiDocument
  const validate = createValidator(document)
  return ({ method, path, status, contentType, body }) => {
    const operation = document.paths[path]?.[method === 'HEAD' ? 'get' : method.toLowerCase()]
    if (operation === undefined || status === 304) return []
    const place = `${method} ${path} → ${status}`
    const documented = operation.responses[status]
    if (documented === undefined) return [`${place} is not documented`]
    const { content } = resolve(document, documented)
    // Whatever stands behind a 204 is not sent.
    if (content === undefined) return body && status !== 204 ? [`${place} has a body, and none is documented`] : []
    const type = contentType?.split(';')[0] ?? 'nothing'
    const media = content[type]
    if (media === undefined) return [`${place} is ${type}, which is not documented`]
    // Not lines of JSON, which are text to the document.
    if (!/[/+]json$/.test(type) || body === undefined || method === 'HEAD') return []
    return validate(media.schema, JSON.parse(body)).map((fault) => `${place}: ${fault}`)
  }
}
