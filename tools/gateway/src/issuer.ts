import envSchema from 'env-schema'
import type { Static } from 'typebox'
import { Type } from 'typebox'
import { buildIssuer } from './issuer-app.ts'
import { run } from './run.ts'
import { openSigningKey } from './signing-key.ts'

const Environment = Type.Object({
  HOST: Type.String({ default: '127.0.0.1' }),
  PORT: Type.Integer({ minimum: 1, maximum: 65_535 }),
  LOG_LEVEL: Type.String({ default: 'info' }),
  /** `<gateway>/dev`, without a slash at the end. */
  ISSUER_URL: Type.String({ pattern: '^https?://.*[^/]$' }),
  ISSUER_AUDIENCE: Type.String({ minLength: 1 }),
  ISSUER_KEY_FILE: Type.String({ minLength: 1 }),
})

const env = envSchema<Static<typeof Environment>>({ schema: Environment })
const key = await openSigningKey(env.ISSUER_KEY_FILE)
const app = buildIssuer({ issuerUrl: env.ISSUER_URL, audience: env.ISSUER_AUDIENCE, key }, env.LOG_LEVEL)
await run(app, { host: env.HOST, port: env.PORT })
