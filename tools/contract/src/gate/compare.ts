import { apiCompare } from 'api-smart-diff'
import type { Diff } from 'api-smart-diff'
import type { OpenApiDocument, PathItem } from '../document.ts'

/** One difference between two documents, as clients see it. */
export interface Change {
  /** Where, as a JSON pointer without escapes: the key of an entry of the allow-list. */
  path: string
  action: Diff['action']
  /** Whether a client that was written for the older document may fail with the newer one. */
  breaks: boolean
  words: string
}

/** Parts of a path that name an operation: `paths`, the URL, the method. */
const OPERATION = 3

/** Compares two documents of the same API. Words for people (descriptions, examples) are left out. */
export function compareDocuments(before: OpenApiDocument, after: OpenApiDocument): Change[] {
  const { diffs } = apiCompare(withEventsAsAnswers(before), withEventsAsAnswers(after))
  return diffs.filter(matters).map((diff) => ({
    path: diff.path.join('/'),
    action: diff.action,
    breaks: breaks(diff),
    // Without the operation, whose name stands beside the words: what is the same for many is one line of the changelog.
    words: diff.description ?? `${diff.action} ${diff.path.slice(OPERATION).join('/')}`,
  }))
}

/** Schemas are compared where they are used: there it is known which way they go. */
const matters = ({ path, type }: Diff) =>
  path[0] === 'paths' &&
  (type === 'breaking' || type === 'non-breaking' || path.at(-1) === 'operationId' || path.at(-1) === 'deprecated')

/** The library's judgement, but for what this API promises: enums of answers are open, unknown fields of bodies are refused, operationIds name the methods of generated clients. */
function breaks({ type, action, path }: Diff): boolean {
  const isAnswer = path.includes('responses')
  if (path.at(-1) === 'operationId') return true
  if (isAnswer && action === 'add' && path.at(-2) === 'enum') return false
  if (!isAnswer && action === 'remove' && path.at(-2) === 'properties') return true
  return type === 'breaking'
}

/** Events of streams go to the client, as answers do; the library knows no webhooks. */
function withEventsAsAnswers({ webhooks = {}, ...document }: OpenApiDocument): OpenApiDocument {
  const events = Object.entries(webhooks).map(([name, { post }]): [string, PathItem] => [
    `/events/${name}`,
    {
      get: {
        operationId: post?.operationId ?? name,
        responses: { 200: { content: post?.requestBody?.content ?? {} } },
      },
    },
  ])
  return { ...document, paths: { ...document.paths, ...Object.fromEntries(events) } }
}
