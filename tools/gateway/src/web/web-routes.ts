import { matchWebPath, pageHeaders, pathOf } from '@matjip/path-rules'
import type { WebOrigins } from '@matjip/path-rules'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { WEB_PATH } from '../inner-paths.ts'
import { sendProblem } from '../problem.ts'
import { readWebFiles } from './read-web-files.ts'
import type { WebFile } from './read-web-files.ts'

/** The built app, and the origins that it reaches. */
export interface WebApp {
  readonly folder: string
  readonly origins: WebOrigins
}

/** A name that holds its content never gets another one; all else is asked for anew, and mostly answered 304. */
const IMMUTABLE = 'public, max-age=31536000, immutable'
const ASK_ANEW = 'no-cache'

/** The web app as a CDN would serve it: its files, and `index.html` at each of its pages. */
export function webRoutes(app: FastifyInstance, { folder, origins }: WebApp): void {
  const files = readWebFiles(folder)
  const headers = pageHeaders(origins)
  app.route({
    method: ['GET', 'HEAD'],
    url: WEB_PATH,
    handler: (request, reply) => {
      const path = pathOf(request.originalUrl)
      const isPage = matchWebPath(path) === 'page'
      const file = files.get(isPage ? '/index.html' : path)
      if (file === undefined) return sendProblem(request, reply, 'not-found')
      if (isPage) reply.headers(headers)
      return sendFile(request, reply, file, path.startsWith('/assets/') ? IMMUTABLE : ASK_ANEW)
    },
  })
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: WebFile, caching: string): FastifyReply {
  reply
    .header('cache-control', caching)
    .header('etag', file.etag)
    .header('vary', 'accept-encoding')
    .header('x-content-type-options', 'nosniff')
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send()
  reply.type(file.type)
  const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  return takesGzip ? reply.header('content-encoding', 'gzip').send(file.gzipped) : reply.send(file.bytes)
}
