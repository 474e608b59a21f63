import { createJudge } from '@matjip/contract-tool'
import type { Route } from '../world/document.ts'
import type { RawAnswer, RawRequest } from './raw-request.ts'

/** Statuses that no operation documents, since they are said before one is known: no such path or method, too long, too large a header. */
const BEFORE_ROUTES = [400, 404, 405, 413, 414, 415, 431]

/** Says what is wrong with an answer: a failure that nobody caused, a status or a body that the document does not have. */
export function createRawJudge(routes: readonly Route[]) {
  const judge = createJudge()
  // An empty parameter is the operation's to refuse, too.
  const patterns = routes.map(({ path }) => [path, new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]*')}$`)] as const)
  const exact = (pathname: string) => routes.find(({ path }) => path === pathname)?.path
  return ({ method, path }: RawRequest, { status, headers, text }: RawAnswer): string[] => {
    const contentType = headers['content-type']
    if (status >= 500) return [`answered ${status}: ${text.slice(0, 300)}`]
    if (status >= 400 && !contentType?.startsWith('application/problem+json')) return [`${status} is ${contentType}`]
    const pathname = path.split('?')[0] ?? path
    const found = exact(pathname) ?? patterns.find(([, pattern]) => pattern.test(pathname))?.[0]
    if (found === undefined || status === 405 || status === 414 || status === 431)
      return BEFORE_ROUTES.includes(status) ? [] : [`${status} where no operation is`]
    return judge({ method, path: found, status, contentType, body: text === '' ? undefined : text })
  }
}
