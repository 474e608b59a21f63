import { readdirSync, readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { extname, join } from 'node:path'
import { pathOf } from '@matjip/path-rules'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendProblem } from '../problem.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
}

/** What pages may do: everything comes from here, and nothing goes anywhere else. The reference writes its own styles into the page. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

interface DocsFile {
  bytes: Buffer
  type: string
  etag: string
}

/** `/docs`: the documentation site as it was built. Of this machine only, so nothing is packed. @param folder with a page `a/b.html` for each `/docs/a/b` */
export function docsRoutes(app: FastifyInstance, folder: string): void {
  const files = readFiles(folder)
  const send = (request: FastifyRequest, reply: FastifyReply) => {
    const path = pathOf(request.originalUrl).slice('/docs'.length)
    const file = files.get(path) ?? files.get(path === '' || path === '/' ? '/index.html' : `${path}.html`)
    if (file === undefined) return sendProblem(request, reply, 'not-found')
    reply.headers({ 'cache-control': 'no-cache', etag: file.etag, 'x-content-type-options': 'nosniff' })
    if (request.headers['if-none-match'] === file.etag) return reply.code(304).send()
    if (file.type.startsWith('text/html'))
      reply.headers({ 'content-security-policy': POLICY, 'referrer-policy': 'no-referrer' })
    return reply.type(file.type).send(file.bytes)
  }
  app.get('/docs', send)
  app.get('/docs/*', send)
}

/** @returns files by their path under `/docs` */
function readFiles(folder: string): ReadonlyMap<string, DocsFile> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    entries.flatMap(({ parentPath, name }) => {
      const type = types[extname(name)]
      if (type === undefined) return []
      const file = join(parentPath, name)
      const bytes = readFileSync(file)
      const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
      return [[file.slice(folder.length).replaceAll('\\', '/'), { bytes, type, etag }] as const]
    }),
  )
}
