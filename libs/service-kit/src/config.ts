import { Type } from 'typebox'
import type { Static, TObject, TProperties } from 'typebox'
import { openAjv } from './open-ajv.ts'

/** Configuration that every HTTP process has. Each app spreads it into its own schema. */
export const serviceConfig = {
  HOST: Type.String({ default: '127.0.0.1', description: 'Address to listen on; `0.0.0.0` in a container.' }),
  PORT: Type.Integer({ minimum: 0, maximum: 65535, description: 'Port to listen on; 0 takes a free one.' }),
  LOG_LEVEL: Type.String({
    enum: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    default: 'info',
    description: 'Least severe level that is logged.',
  }),
  DRAIN_DELAY_MS: Type.Integer({
    minimum: 0,
    default: 0,
    description: 'Time between "not ready" and closing, so that a load balancer can take the task out first.',
  }),
}

/** Configuration of whatever answers clients: who they are, and under which origin. */
export const callerConfig = {
  PUBLIC_URL: Type.String({
    format: 'uri',
    description: 'Origin under which clients reach the API: `https://api.matjip.example`.',
  }),
  TRUSTED_PROXIES: Type.String({
    default: '127.0.0.1/32,::1/128',
    description: 'CIDR list of the load balancer: only from there X-Forwarded-For is believed.',
  }),
  AUTH_ISSUER: Type.String({ format: 'uri', description: 'OIDC issuer; the `iss` of every token.' }),
  AUTH_AUDIENCE: Type.String({ minLength: 1, description: 'The `aud` of every token.' }),
  AUTH_JWKS_URL: Type.String({ format: 'uri', description: "The issuer's public keys." }),
  AUTH_USER_ID_CLAIM: Type.String({ default: 'matjip_user_id', description: 'Claim that holds the numeric user id.' }),
  AUTH_ROLES_CLAIM: Type.String({
    default: 'matjip_roles',
    description: 'Claim that lists roles; `moderator` is the one that matters.',
  }),
  RATE_LIMIT_SCALE: Type.Number({
    minimum: 0,
    default: 1,
    description:
      'Multiplies what one caller may ask in a minute; 0 limits nobody, for a load generator that plays many people.',
  }),
  ADMISSION_SCALE: Type.Number({
    minimum: 0,
    default: 1,
    description:
      'Multiplies how many requests a process has under way, and how late its event loop may be, before it refuses what can wait with 503; 0 refuses all, to measure what that costs.',
  }),
}

/** Configuration of a process that serves the public API. */
export const apiConfig = { ...serviceConfig, ...callerConfig }

/**
 * Reads and checks a process's configuration.
 * @throws Error that names every missing or wrong variable at once, with what it is for
 */
export function readConfig<P extends TProperties>(
  properties: P,
  env: NodeJS.ProcessEnv = process.env,
): Static<TObject<P>> {
  const ajv = openAjv({ coerceTypes: true, removeAdditional: true })
  const validate = ajv.compile<Static<TObject<P>>>({ ...Type.Object(properties), additionalProperties: false })
  const read: unknown = { ...env }
  if (validate(read)) return read
  const lines = (validate.errors ?? []).map(({ instancePath, params, message }) => {
    const name: string = params.missingProperty ?? instancePath.slice(1)
    const about = (properties[name] as { description?: string } | undefined)?.description ?? ''
    return `  ${name}: ${params.missingProperty ? 'is missing' : message} — ${about}`
  })
  throw new Error(`configuration is not complete:\n${lines.join('\n')}`)
}
