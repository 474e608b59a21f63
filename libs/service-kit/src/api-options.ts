import type { AuthOptions } from './auth.ts'
import type { OpenApiOptions } from './openapi.ts'

interface ApiConfig {
  PUBLIC_URL: string
  TRUSTED_PROXIES: string
  AUTH_ISSUER: string
  AUTH_AUDIENCE: string
  AUTH_JWKS_URL: string
  AUTH_USER_ID_CLAIM: string
  AUTH_ROLES_CLAIM: string
  RATE_LIMIT_SCALE: number
  ADMISSION_SCALE: number
}

/** The part of `ServiceOptions` that a public API takes from its configuration (`apiConfig`). */
export function apiOptions(config: ApiConfig, about: Omit<OpenApiOptions, 'publicUrl' | 'version'>) {
  const auth: AuthOptions = {
    issuer: config.AUTH_ISSUER,
    audience: config.AUTH_AUDIENCE,
    jwksUrl: config.AUTH_JWKS_URL,
    userIdClaim: config.AUTH_USER_ID_CLAIM,
    rolesClaim: config.AUTH_ROLES_CLAIM,
  }
  const openApi: OpenApiOptions = { ...about, version: '0.1.0', publicUrl: config.PUBLIC_URL.replace(/\/$/, '') }
  const trustedProxies = config.TRUSTED_PROXIES.split(',').map((cidr) => cidr.trim())
  const scales = { rateLimitScale: config.RATE_LIMIT_SCALE, admissionScale: config.ADMISSION_SCALE }
  return { auth, openApi, trustedProxies, ...scales }
}
