/** What the load balancer, the local gateway and the check of OpenAPI paths make of the path rules that they import; as JSON. */
import { openDatabase } from '@matjip/db-schema'
import { pathsOffRule } from '@matjip/path-rules'
import { openBucket } from '@matjip/photos'
import { openRedis } from '@matjip/redis-keys'
import { createLogger, createMetrics } from '@matjip/service-kit'
import { about } from '../../../../apps/post-service/src/about.ts'
import { buildApp } from '../../../../apps/post-service/src/app.ts'
import { routeOf } from '../../../../tools/gateway/src/route.ts'
import { synthesised } from '../synthesised.ts'

const { template } = await synthesised('small', 'containers')
const rules = Object.values(template('post-service-main').findResources('AWS::ElasticLoadBalancingV2::ListenerRule'))
const balancer = rules.flatMap(({ Properties }) =>
  (Properties.Conditions as { PathPatternConfig?: { Values: string[] } }[]).flatMap(
    ({ PathPatternConfig }) => PathPatternConfig?.Values ?? [],
  ),
)

// The real document of post-service, of stores that nobody has to reach for it.
const database = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
const redis = openRedis({ url: 'redis://127.0.0.1:1', onError: () => {} })
const service = await buildApp({
  logger: createLogger('look', 'silent'),
  metrics: createMetrics(),
  api: {
    auth: {
      issuer: 'https://id.example',
      audience: 'a',
      jwksUrl: 'https://id.example/keys',
      userIdClaim: 'id',
      rolesClaim: 'roles',
    },
    openApi: { ...about, version: '0', publicUrl: 'http://127.0.0.1' },
    trustedProxies: [],
  },
  db: database.db,
  pool: database.pool,
  redis,
  subscriber: redis,
  originals: openBucket({ bucket: 'none', region: 'none' }),
  imagesUrl: 'https://images.example',
  nextId: () => 0,
})
const { paths } = (await service.inject('/openapi.json')).json<{ paths: object }>()
const openApi = pathsOffRule('post-service', Object.keys(paths))
const gateway = Object.fromEntries(['/restaurants/1', '/eateries/1'].map((path) => [path, routeOf(path).kind]))
process.stdout.write(JSON.stringify({ balancer: [...new Set(balancer)].sort(), gateway, openApi }))
// Redis is tried again for ever.
process.exit(0)
