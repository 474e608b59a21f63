import { operationsOf } from '../document.ts'
import type { OpenApiDocument } from '../document.ts'
import type { createJudge } from './judge-answer.ts'

/** Watches every `fetch` of this process for an origin: end to end, all answers come through it. */
export function watchFetch(
  origin: string,
  document: OpenApiDocument,
  judge: ReturnType<typeof createJudge>,
  report: (fault: string) => void,
): void {
  const find = pathFinder(document)
  const original = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const response = await original(input, init)
    const url = new URL(input instanceof Request ? input.url : String(input))
    const path = url.origin === origin ? find(url.pathname) : undefined
    if (path === undefined) return response
    const method = init?.method ?? (input instanceof Request ? input.method : 'GET')
    const contentType = response.headers.get('content-type') ?? undefined
    const isText = contentType?.includes('json') ?? false
    const body = isText ? await response.clone().text() : undefined
    judge({ method: method.toUpperCase(), path, status: response.status, contentType, body }).forEach(report)
    return response
  }
}

/** The documented path of a request's own; the one with the fewest parameters where several fit (`/users/me`). */
export function pathFinder(document: OpenApiDocument): (pathname: string) => string | undefined {
  const paths = [...new Set(operationsOf(document).map(([name]) => name.split(' ')[1] ?? ''))]
  const parameters = (path: string) => path.split('{').length
  const patterns = paths
    .sort((a, b) => parameters(a) - parameters(b))
    .map((path) => [path, new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)] as const)
  return (pathname) => patterns.find(([, pattern]) => pattern.test(pathname))?.[0]
}
