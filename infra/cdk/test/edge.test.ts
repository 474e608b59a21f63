import { matchWebPath } from '@matjip/path-rules'
import { Match } from 'aws-cdk-lib/assertions'
import { beforeAll, expect, test } from 'vitest'
import { pageFunction } from '../src/edge/page-function.ts'
import { processTable } from '../src/services/process-table.ts'
import { EXAMPLE } from '../src/settings.ts'
import { synthesised } from './synthesised.ts'
import type { Installation } from './synthesised.ts'

let small: Installation
let ha: Installation
beforeAll(
  async () =>
    void ([small, ha] = await Promise.all([synthesised('small', 'containers'), synthesised('ha', 'containers')])),
)

test("the CDN's function sends pages to the document, lets files through and refuses the rest, as the path rules say", () => {
  const handler = new Function(`${pageFunction()}; return handler`)() as (event: { request: { uri: string } }) => {
    uri?: string
    statusCode?: number
  }
  const paths = [
    '/',
    '/tags/국밥',
    '/p/12',
    '/trending',
    '/trendings',
    '/assets/home-Ab12.js',
    '/icon.svg',
    '/iconxsvg',
  ]
  for (const uri of [...paths, '/secret.json', '/index.html', '/posts/1', '/p']) {
    const { uri: target, statusCode } = handler({ request: { uri } })
    const kind = matchWebPath(uri)
    expect([uri, target, statusCode]).toEqual([
      uri,
      kind === 'page' ? '/index.html' : kind === 'file' ? uri : undefined,
      kind === undefined ? 404 : undefined,
    ])
  }
})

test('the API is under the host of the web app by every path rule, kept by nobody; pages may do what the local gateway lets them', () => {
  const template = small.template('web')
  template.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: Match.objectLike({
      Aliases: [EXAMPLE.webDomain],
      CacheBehaviors: Match.arrayWith([
        Match.objectLike({ PathPattern: '/feed' }),
        Match.objectLike({ PathPattern: '/feed/*', ViewerProtocolPolicy: 'https-only' }),
      ]),
    }),
  })
  const [policy] = Object.values(template.findResources('AWS::CloudFront::ResponseHeadersPolicy'))
  const { SecurityHeadersConfig } = policy?.Properties.ResponseHeadersPolicyConfig as {
    SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: unknown } }
  }
  const text = JSON.stringify(SecurityHeadersConfig.ContentSecurityPolicy)
  expect(text).toContain("script-src 'self';")
  expect(text).toContain(`https://${EXAMPLE.imagesDomain}`)
  expect(text).not.toContain('unsafe')
})

test('each host is an alias of what answers there', () => {
  const records = Object.values(small.template('names').findResources('AWS::Route53::RecordSet'))
  expect(records.map(({ Properties }) => `${Properties.Type} ${Properties.Name}`).sort()).toEqual([
    `A ${EXAMPLE.apiDomain}.`,
    `A ${EXAMPLE.imagesDomain}.`,
    `A ${EXAMPLE.webDomain}.`,
    `AAAA ${EXAMPLE.imagesDomain}.`,
    `AAAA ${EXAMPLE.webDomain}.`,
  ])
})

test('there is a repository for the image of each process, and a tag is never moved', () => {
  const repositories = Object.values(small.template('matjip-registry').findResources('AWS::ECR::Repository'))
  expect(repositories.map(({ Properties }) => Properties.RepositoryName as string).sort()).toEqual(
    ['matjip/migrate', ...processTable.map(({ app, entry }) => `matjip/${app}-${entry}`)].sort(),
  )
  for (const { Properties } of repositories) expect(Properties.ImageTagMutability).toBe('IMMUTABLE')
})

test('at ha feeds read through a replica of Postgres; small has none', () => {
  ha.template('foundation').hasResourceProperties('AWS::RDS::DBInstance', {
    SourceDBInstanceIdentifier: Match.anyValue(),
    PubliclyAccessible: false,
  })
  const environmentOf = (installation: Installation) =>
    JSON.stringify(installation.template('feed-service-main').findResources('AWS::ECS::TaskDefinition'))
  expect(environmentOf(ha)).toContain('DATABASE_REPLICA_URLS')
  expect(environmentOf(small)).not.toContain('DATABASE_REPLICA_URLS')
})
