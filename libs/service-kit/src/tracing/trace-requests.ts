import type { Service } from '../service.ts'
import { placeOfRequest } from './traceparent.ts'
import type { OpenSpan, Tracing } from './tracing.ts'

/** A span for each request, by its route. Without tracing requests have no place, and there is no hook. */
export function traceRequests(service: Service, tracing: Tracing | undefined): void {
  service.decorateRequest('traceparent', undefined)
  if (!tracing) return
  const spans = new WeakMap<object, OpenSpan>()
  service.addHook('onRequest', (request, _reply, done) => {
    const { url: route = 'none', logLevel } = request.routeOptions
    // What is not logged is not traced: health and metrics.
    if (logLevel !== 'silent') {
      const attributes = { 'http.request.method': request.method, 'http.route': route }
      const parent = placeOfRequest(request.headers)
      const span = tracing.begin(`${request.method} ${route}`, { kind: 'server', parent, attributes })
      spans.set(request, span)
      request.traceparent = span.traceparent
    }
    done()
  })
  service.addHook('onResponse', (request, reply, done) => {
    const status = reply.statusCode
    spans.get(request)?.end({ 'http.response.status_code': status }, status >= 500 ? status : undefined)
    done()
  })
  service.addHook('onClose', () => tracing.close())
}
