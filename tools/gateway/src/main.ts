import envSchema from 'env-schema'
import type { Static } from 'typebox'
import { Type } from 'typebox'
import { buildGateway } from './gateway.ts'
import { run } from './run.ts'
import { createUpstreams } from './upstreams.ts'

const Origin = Type.String({ pattern: '^http://[^/]+$' })

const Environment = Type.Object({
  HOST: Type.String({ default: '127.0.0.1' }),
  PORT: Type.Integer({ minimum: 1, maximum: 65_535 }),
  LOG_LEVEL: Type.String({ default: 'info' }),
  UPSTREAM_UPLOAD_PRESIGNER: Origin,
  UPSTREAM_POST_SERVICE: Origin,
  UPSTREAM_FEED_SERVICE: Origin,
  UPSTREAM_RELATION_SERVICE: Origin,
  UPSTREAM_ISSUER: Origin,
  UPSTREAM_OPS: Origin,
  /** Folder of the built web app; left out, its pages are 404. */
  WEB_DIR: Type.Optional(Type.String({ minLength: 1 })),
  /** Folder of the built documentation; left out, its pages are 404. */
  DOCS_DIR: Type.Optional(Type.String({ minLength: 1 })),
  /** Where photos are, and where they are uploaded to: what the app's pages may reach beside the gateway. */
  IMAGES_URL: Type.Optional(Type.String({ pattern: '^https?://' })),
  AWS_ENDPOINT_URL_S3: Type.Optional(Type.String({ pattern: '^https?://' })),
})

const env = envSchema<Static<typeof Environment>>({ schema: Environment })
const upstreams = createUpstreams({
  'upload-presigner': env.UPSTREAM_UPLOAD_PRESIGNER,
  'post-service': env.UPSTREAM_POST_SERVICE,
  'feed-service': env.UPSTREAM_FEED_SERVICE,
  'relation-service': env.UPSTREAM_RELATION_SERVICE,
  issuer: env.UPSTREAM_ISSUER,
  ops: env.UPSTREAM_OPS,
})
const originOf = (url = '') => URL.parse(url)?.origin ?? ''
const origins = { images: originOf(env.IMAGES_URL), uploads: originOf(env.AWS_ENDPOINT_URL_S3) }
const web = env.WEB_DIR === undefined ? {} : { web: { folder: env.WEB_DIR, origins } }
const docs = env.DOCS_DIR === undefined ? {} : { docs: env.DOCS_DIR }
const gateway = await buildGateway({ upstreams, logLevel: env.LOG_LEVEL, ...web, ...docs })
await run(gateway, { host: env.HOST, port: env.PORT })
