import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Service } from '@matjip/service-kit'

/** Nothing from elsewhere, nothing inline, in nobody's frame. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const FILES = {
  '/ops': ['index.html', 'text/html; charset=utf-8'],
  '/ops/page.js': ['page.js', 'text/javascript; charset=utf-8'],
  '/ops/page.css': ['page.css', 'text/css; charset=utf-8'],
} as const

/** The page itself, which anybody may load: it holds nothing, and asks for all it shows. @throws Error where it was not built */
export function pageRoutes(service: Service, folder: string): void {
  for (const [path, [file, type]] of Object.entries(FILES)) {
    const bytes = readFileSync(join(folder, file))
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
    service.get(path, async (request, reply) => {
      reply.headers({
        'cache-control': 'no-cache',
        etag,
        'content-security-policy': POLICY,
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex',
      })
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply.type(type).send(bytes)
    })
  }
}
