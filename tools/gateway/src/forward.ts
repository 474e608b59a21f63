import httpProxy from '@fastify/http-proxy'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { forwardedHeaders, returnedHeaders } from './headers.ts'
import { FORWARD_PATH } from './inner-paths.ts'
import { sendUpstreamFailure } from './upstream-failure.ts'
import { rawDispatcher, withDelivery } from './raw-dispatcher.ts'
import { routeOf } from './route.ts'
import type { Upstreams } from './upstreams.ts'

/** Name of the request's decorator that holds the signal of a client that went away. */
const CLIENT_GONE = 'clientGone'

function forwardRouteOf(request: FastifyRequest) {
  const route = routeOf(request.originalUrl)
  // Only the rewriting in front of this route leads here, and only for such requests.
  if (route.kind !== 'forward') throw new Error('a request without an upstream was forwarded')
  return route
}

/** Lets go of the upstream as soon as the client does, so that an abandoned event stream does not live on. */
function watchClient(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  request.setDecorator(CLIENT_GONE, gone.signal)
  done()
}

type ForwardOptions = { readonly upstreams: Upstreams; readonly idleTimeoutMs: number }

/** The proxy itself: streams both bodies, sends each request once, and never touches the request target. */
export async function forward(app: FastifyInstance, { upstreams, idleTimeoutMs }: ForwardOptions): Promise<void> {
  const dispatcher = rawDispatcher(idleTimeoutMs)
  app.addHook('onClose', () => dispatcher.close())
  app.decorateRequest(CLIENT_GONE, null)
  // Fastify would read it into memory; the plugin streams every other type by itself.
  app.removeContentTypeParser('text/plain')
  await app.register(httpProxy, {
    upstream: '',
    routes: [FORWARD_PATH],
    undici: dispatcher,
    preHandler: watchClient,
    // The plugin would decode, resolve and re-encode the path; it gets a constant and the dispatcher the real one.
    preRewrite: () => '/',
    internalRewriteLocationHeader: false,
    disableRequestLogging: true,
    replyOptions: {
      getUpstream: (request) => upstreams.urlOf(forwardRouteOf(request as FastifyRequest).upstream),
      rewriteRequestHeaders: (request, headers) =>
        withDelivery(forwardedHeaders(request.raw as FastifyRequest['raw'], headers), {
          target: forwardRouteOf(request as FastifyRequest).target,
          signal: request.getDecorator<AbortSignal>(CLIENT_GONE),
        }),
      rewriteHeaders: (headers) => returnedHeaders(headers),
      // By default the plugin repeats a GET that was answered 503; an ALB sends every request once.
      retryDelay: () => null,
      onError: (reply, { error }) => sendUpstreamFailure(reply as FastifyReply, error),
    },
  })
}
