import { apiOptions } from './api-options.ts'
import type { ServiceOptions } from './create-service.ts'
import { createLogger } from './logger.ts'
import { createMetrics } from './metrics.ts'
import type { OpenApiOptions } from './openapi.ts'
import type { Service } from './service.ts'

/** What a service says of itself: its OpenAPI document, and every route that it has. */
export interface Contract {
  document: Record<string, unknown>
  /** `hidden`: not in the document, nor for clients. */
  routes: { method: string; url: string; hidden: boolean }[]
}

/** Where nobody answers, for stores that are opened and never asked. */
export const NOWHERE = { postgres: 'postgres://127.0.0.1:9/none', redis: 'redis://127.0.0.1:9' }

/** A whole configuration, for a service that serves nobody. */
const UNUSED = {
  PUBLIC_URL: 'https://api.matjip.example',
  TRUSTED_PROXIES: '127.0.0.1/32',
  AUTH_ISSUER: 'https://id.matjip.example',
  AUTH_AUDIENCE: 'matjip',
  AUTH_JWKS_URL: 'https://id.matjip.example/jwks.json',
  AUTH_USER_ID_CLAIM: 'matjip_user_id',
  AUTH_ROLES_CLAIM: 'matjip_roles',
  RATE_LIMIT_SCALE: 0,
  ADMISSION_SCALE: 1,
}

type Kit = Pick<ServiceOptions, 'logger' | 'metrics'> & { api: NonNullable<ServiceOptions['api']> }

/** Writes the contract of a service to standard output as JSON: the service is built as it ships, listens to nothing and asks nobody. */
export async function printContract(
  about: Omit<OpenApiOptions, 'publicUrl' | 'version' | 'onRoute'>,
  build: (kit: Kit) => Promise<Service>,
): Promise<void> {
  const routes: Contract['routes'] = []
  const onRoute: OpenApiOptions['onRoute'] = ({ method, url, schema }) =>
    routes.push(...[method].flat().map((one) => ({ method: one, url, hidden: schema?.hide === true })))
  const api = apiOptions(UNUSED, { ...about, onRoute })
  const service = await build({ logger: createLogger('contract', 'silent'), metrics: createMetrics(), api })
  await service.ready()
  const contract: Contract = { document: service.swagger() as unknown as Contract['document'], routes }
  await service.close()
  process.stdout.write(JSON.stringify(contract))
}
