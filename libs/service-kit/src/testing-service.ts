import { ProblemError } from '@matjip/contracts'
import { Type } from 'typebox'
import type { AdmissionLimits } from './admission/limits.ts'
import { createService } from './create-service.ts'
import type { RateLimitOptions } from './rate-limits/rate-limits.ts'
import type { ReadyCheck } from './health.ts'
import { createLogger } from './logger.ts'
import { createMetrics } from './metrics.ts'
import { callerOf } from './service.ts'
import { createTestIssuer } from './testing.ts'

/** A small service with one route of each sort, for the kit's own tests. */
export async function createTestService(
  checks: Record<string, ReadyCheck> = {},
  limits: RateLimitOptions = { scale: 0 },
  admission?: AdmissionLimits,
) {
  const issuer = await createTestIssuer()
  const service = await createService({
    logger: createLogger('test', 'silent'),
    metrics: createMetrics(),
    checks,
    api: {
      auth: issuer.options,
      openApi: { title: 'Test', description: 'Test', version: '1.0.0', publicUrl: 'http://test.example', tags: [] },
      trustedProxies: ['127.0.0.1/32'],
      rateLimitScale: limits.scale,
    },
    ...(limits.shared && { sharedLimits: limits.shared }),
    ...(admission && { admission }),
  })
  const echo = Type.Object({ text: Type.String({ maxLength: 10 }), count: Type.Optional(Type.Integer()) })
  service.post('/echo', { config: { auth: 'none' }, schema: { body: echo } }, async (request) => request.body)
  service.get('/me', { schema: {} }, async (request) => ({ userId: callerOf(request).userId }))
  service.get(
    '/things/:id',
    {
      config: { auth: 'optional' },
      schema: { querystring: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })) }) },
    },
    async (request) => ({ caller: request.caller?.userId ?? null }),
  )
  service.get<{ Params: { kind: string } }>('/fail/:kind', { config: { auth: 'none' } }, async ({ params }) => {
    if (params.kind === 'dependency') await fetch('http://127.0.0.1:9/')
    if (params.kind === 'problem') throw new ProblemError('restaurant-unknown')
    throw new Error('the password is 1234')
  })
  const close = async () => {
    await service.close()
    await issuer.close()
  }
  return { service, issuer, close }
}
